package io.github.poollaunch.crew;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.ChunkSource;
import io.github.poollaunch.engine.PoolOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees to it that each item of a chunk that has ended in some way is told its outcome, or run elsewhere. */
public final class Settlement {

    /**
     * How often one item's worker may end before it starts the item. A worker that is shot in the few microseconds between
     * is bad luck; one that cannot even read the item dies of it each time.
     */
    private static final int MAX_UNSTARTED = 5;

    private static final ChunkOutcome NOTHING = new ChunkOutcome(List.of(), Map.of());

    private final ChunkSource chunks;
    private final PoolListener listener;
    private final int retries;

    public Settlement(ChunkSource chunks, PoolOptions options) {
        this.chunks = chunks;
        this.listener = options.listener();
        this.retries = options.faults().retries();
    }

    /** The worker that had the chunk. */
    public interface Runner {

        /** Asked when there is something to tell. */
        WorkerInfo info();

        /** An item that a fresh worker is to run again. */
        void retry(Chunk item);
    }

    /**
     * Settles a chunk.
     *
     * @param told the sizes of the chunks of which the listener was told that they have started; empty without a listener
     */
    public void settle(Chunk chunk, List<Integer> told, ChunkEnd end, Runner runner) {
        int size = chunk.items().size();
        ChunkOutcome outcome;
        if (end instanceof ChunkEnd.Done done) {
            outcome = done.outcome();
            chunk.done(outcome);
        } else if (end instanceof ChunkEnd.Lost lost) {
            outcome = lose(chunk, lost.failure());
        } else if (end instanceof ChunkEnd.NotInOne large) {
            outcome = size == 1 ? lose(chunk, large.failure()) : halve(chunk);
        } else if (end instanceof ChunkEnd.Cut cut) {
            outcome = cut.before();
            chunks.putBackAll(chunk.ended(outcome, outcome.results().size()));
        } else if (end instanceof ChunkEnd.BrokenOff off) {
            outcome = off.before();
            chunks.putBackAll(chunk.brokenOff(outcome));
        } else {
            outcome = settle(chunk, (ChunkEnd.Broken) end, runner);
        }
        if (listener != PoolOptions.NO_LISTENER) {
            tell(chunk, told, end, outcome, runner.info());
        }
    }

    private static ChunkOutcome lose(Chunk chunk, Chunk.Failure failure) {
        Map<Integer, Chunk.Failure> failures = new HashMap<>();
        for (int position = 0; position < chunk.items().size(); position++) {
            failures.put(position, failure);
        }
        ChunkOutcome outcome = new ChunkOutcome(new ArrayList<>(), failures);
        chunk.done(outcome);
        return outcome;
    }

    private ChunkOutcome settle(Chunk chunk, ChunkEnd.Broken end, Runner runner) {
        if (end.started() == 0) {
            return unstarted(chunk, end.unstarted());
        }
        Chunk.Failure running = end.running();
        boolean again = running != null && end.retriable() && chunk.attempts() < retries;
        List<@Nullable Object> results = new ArrayList<>(end.before().results());
        Map<Integer, Chunk.Failure> failures = new HashMap<>(end.before().failures());
        if (running != null && !again) {
            failures.put(results.size(), running);
            results.add(null);
        }
        int ended = results.size();
        ChunkOutcome outcome = new ChunkOutcome(results, failures);
        List<Chunk> rest = chunk.ended(outcome, again ? ended + 1 : ended);
        // The rest first: who waits for this chunk's end may close the pool, which must not think that it has no work.
        if (again && !rest.isEmpty()) {
            runner.retry(rest.get(0));
            rest = rest.subList(1, rest.size());
        }
        chunks.putBackAll(rest);
        return outcome;
    }

    private ChunkOutcome unstarted(Chunk chunk, Chunk.Failure failure) {
        int times = chunk.countUnstarted();
        if (chunk.items().size() > 1 && times > 1) {
            return halve(chunk);
        }
        if (times < MAX_UNSTARTED) {
            chunks.putBack(chunk);
            return NOTHING;
        }
        return lose(chunk, failure);
    }

    private ChunkOutcome halve(Chunk chunk) {
        chunks.putBackAll(chunk.halves());
        return NOTHING;
    }

    private void tell(Chunk chunk, List<Integer> told, ChunkEnd end, ChunkOutcome outcome, WorkerInfo worker) {
        Map<Integer, Chunk.Failure> failures = outcome.failures();
        int has = chunk.items().size(); // Others may have been taken back.
        failures.forEach((position, failure) -> {
            if (failure.toException(chunk.firstIndex() + position) instanceof ItemFailedException failed) {
                listener.itemFailed(worker, failed);
            }
        });
        int ran = outcome.results().size();
        int from = 0;
        for (int size : told) {
            int to = from + size;
            int failed = 0;
            for (int place = from; place < to && !failures.isEmpty(); place++) {
                failed += failures.containsKey(place) ? 1 : 0;
            }
            // A failure may have ended its chunk before its last item was run.
            boolean whole = end instanceof ChunkEnd.Done || (end instanceof ChunkEnd.BrokenOff && from < ran);
            int ended = Math.max(0, Math.min(to, whole ? has : ran) - from);
            listener.chunkDone(worker, Math.max(failed, ended), failed);
            from = to;
        }
    }
}
