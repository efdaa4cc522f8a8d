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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees to it that each item of a chunk that has ended in some way is told its outcome, or run elsewhere. */
public final class Settlement {

    /**
     * How often one item's worker may end before it starts the item. A worker that is shot in the few microseconds between
     * is bad luck; one that cannot even read the item dies of it each time.
     */
    private static final int MAX_UNSTARTED = 5;

    private final ChunkSource chunks;
    private final PoolListener listener;
    private final int retries;

    public Settlement(ChunkSource chunks, PoolOptions options) {
        this.chunks = chunks;
        this.listener = options.listener();
        this.retries = options.faults().retries();
    }

    /**
     * Settles a chunk.
     *
     * @param worker asked when there is something to tell
     * @param retry takes an item that a fresh worker is to run again
     */
    public void settle(Chunk chunk, ChunkEnd end, Supplier<WorkerInfo> worker, Consumer<Chunk> retry) {
        int size = chunk.items().size();
        if (end instanceof ChunkEnd.Done done) {
            chunk.done(done.outcome());
            tell(chunk, done.outcome().failures(), worker);
            tellDone(chunk.sizes(), done.outcome().failures(), worker);
        } else if (end instanceof ChunkEnd.Lost lost) {
            lose(chunk, lost.failure(), worker);
        } else if (end instanceof ChunkEnd.NotInOne large) {
            if (size == 1) {
                lose(chunk, large.failure(), worker);
            } else {
                halve(chunk);
                listener.chunkDone(worker.get(), 0, 0);
            }
        } else if (end instanceof ChunkEnd.Cut cut) {
            chunk.ended(cut.before(), cut.before().results().size()).forEach(chunks::putBack);
            told(chunk, cut.before(), worker);
        } else if (end instanceof ChunkEnd.BrokenOff off) {
            brokenOff(chunk, off.before(), worker);
        } else {
            settle(chunk, (ChunkEnd.Broken) end, worker, retry);
        }
    }

    private void brokenOff(Chunk chunk, ChunkOutcome before, Supplier<WorkerInfo> worker) {
        List<Integer> sizes = chunk.sizes();
        List<Chunk> rest = chunk.brokenOff(before);
        rest.forEach(chunks::putBack);
        tell(chunk, before.failures(), worker);
        tellDone(sizes.subList(0, sizes.size() - rest.size()), before.failures(), worker);
    }

    private void tellDone(List<Integer> sizes, Map<Integer, Chunk.Failure> failures, Supplier<WorkerInfo> worker) {
        if (listener == PoolOptions.NO_LISTENER) {
            return;
        }
        WorkerInfo info = worker.get();
        if (sizes.size() == 1) {
            listener.chunkDone(info, sizes.get(0), failures.size());
            return;
        }
        int from = 0;
        for (int size : sizes) {
            int failed = 0;
            for (int place = from; place < from + size; place++) {
                failed += failures.containsKey(place) ? 1 : 0;
            }
            listener.chunkDone(info, size, failed);
            from += size;
        }
    }

    private void told(Chunk chunk, ChunkOutcome outcome, Supplier<WorkerInfo> worker) {
        tell(chunk, outcome.failures(), worker);
        listener.chunkDone(
                worker.get(), outcome.results().size(), outcome.failures().size());
    }

    private void lose(Chunk chunk, Chunk.Failure failure, Supplier<WorkerInfo> worker) {
        Map<Integer, Chunk.Failure> failures = new HashMap<>();
        for (int position = 0; position < chunk.items().size(); position++) {
            failures.put(position, failure);
        }
        chunk.done(new ChunkOutcome(new ArrayList<>(), failures));
        tell(chunk, failures, worker);
        listener.chunkDone(worker.get(), failures.size(), failures.size());
    }

    private void settle(Chunk chunk, ChunkEnd.Broken end, Supplier<WorkerInfo> worker, Consumer<Chunk> retry) {
        int started = end.started();
        if (started == 0) {
            unstarted(chunk, end.unstarted(), worker);
            return;
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
        List<Chunk> rest = chunk.ended(new ChunkOutcome(results, failures), again ? ended + 1 : ended);
        // The rest first: who waits for this chunk's end may close the pool, which must not think that it has no work.
        if (again && !rest.isEmpty()) {
            retry.accept(rest.get(0));
            rest = rest.subList(1, rest.size());
        }
        rest.forEach(chunks::putBack);
        tell(chunk, failures, worker);
        listener.chunkDone(worker.get(), ended, failures.size());
    }

    private void unstarted(Chunk chunk, Chunk.Failure failure, Supplier<WorkerInfo> worker) {
        int times = chunk.countUnstarted();
        if (chunk.items().size() > 1 && times > 1) {
            halve(chunk);
        } else if (times < MAX_UNSTARTED) {
            chunks.putBack(chunk);
        } else {
            lose(chunk, failure, worker);
            return;
        }
        listener.chunkDone(worker.get(), 0, 0);
    }

    private void halve(Chunk chunk) {
        chunk.halves().forEach(chunks::putBack);
    }

    private void tell(Chunk chunk, Map<Integer, Chunk.Failure> failures, Supplier<WorkerInfo> worker) {
        if (listener == PoolOptions.NO_LISTENER) {
            return; // No exception is made for nobody.
        }
        failures.forEach((position, failure) -> {
            if (failure.toException(chunk.firstIndex() + position) instanceof ItemFailedException failed) {
                listener.itemFailed(worker.get(), failed);
            }
        });
    }
}
