package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Task;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call over a list that is known from the start: map, and apply as a list of one. */
final class ListJob<R extends @Nullable Object> implements Job {

    private final JobQueue queue;
    private final Task task;
    private final List<@Nullable Object> items;
    private final int chunkSize;
    private final Function<List<@Nullable Object>, @Nullable Object> toResult;
    private final PendingResult<R> result;
    private final Runnable whenEnded;

    /** Under the queue's lock: the first item that no chunk has. */
    private int next;

    /** Under this object's lock, each slot written by its own chunk. */
    private final @Nullable Object[] results;

    /** Chunks that have been given out and not settled. */
    private final Set<ListChunk> given = ConcurrentHashMap.newKeySet();

    /** Under this object's lock. */
    private int chunksMissing;

    /** Under this object's lock: the first failure to arrive. */
    private @Nullable Outcome firstFailure;

    /**
     * @param items not empty
     * @param toResult makes the call's result of the items' results
     * @param whenEnded runs once, when the result is there
     */
    ListJob(
            JobQueue queue,
            Task task,
            List<@Nullable Object> items,
            int chunkSize,
            Function<List<@Nullable Object>, @Nullable Object> toResult,
            Runnable whenEnded) {
        this.queue = queue;
        this.task = task;
        this.items = items;
        this.chunkSize = chunkSize;
        this.toResult = toResult;
        this.whenEnded = whenEnded;
        this.results = new @Nullable Object[items.size()];
        this.chunksMissing = (int) (((long) items.size() + chunkSize - 1) / chunkSize);
        this.result = new PendingResult<>(this::cancelled, () -> given.forEach(SettledOnce::stop));
    }

    PendingResult<R> result() {
        return result;
    }

    @Override
    public @Nullable Chunk nextChunk() {
        if (next >= items.size()) {
            return null;
        }
        int from = next;
        next = (int) Math.min(items.size(), (long) from + chunkSize);
        ListChunk chunk = new ListChunk(from, items.subList(from, next));
        given.add(chunk);
        return chunk;
    }

    @Override
    public boolean hasChunk() {
        return next < items.size();
    }

    @Override
    public void fail(Chunk.Failure failure) {
        end(Outcome.failed(failure, 0));
    }

    private void cancelled() {
        queue.withdraw(this, () -> next = items.size());
        whenEnded.run();
    }

    private void end(Outcome outcome) {
        queue.withdraw(this, () -> next = items.size());
        // The order matters: who has seen the result may close the pool, which waits for jobs that have not ended.
        whenEnded.run();
        result.complete(outcome);
    }

    private void chunkEnded(int from, List<? extends @Nullable Object> values, @Nullable Outcome failure) {
        Outcome outcome = null;
        synchronized (this) {
            for (int i = 0; i < values.size(); i++) {
                results[from + i] = values.get(i);
            }
            if (firstFailure == null) {
                firstFailure = failure;
            }
            chunksMissing--;
            if (chunksMissing == 0) {
                outcome = firstFailure != null
                        ? firstFailure
                        : Outcome.of(toResult.apply(Collections.unmodifiableList(Arrays.asList(results))));
            }
        }
        if (outcome != null) {
            end(outcome);
        }
    }

    private final class ListChunk extends SettledOnce {
        private final int from;
        private final List<@Nullable Object> part;

        ListChunk(int from, List<@Nullable Object> part) {
            this.from = from;
            this.part = part;
        }

        @Override
        public Task task() {
            return task;
        }

        @Override
        public List<@Nullable Object> items() {
            return part;
        }

        @Override
        public boolean failFast() {
            return true;
        }

        @Override
        public long firstIndex() {
            return from;
        }

        @Override
        void settled(ChunkOutcome outcome) {
            given.remove(this);
            Outcome failure = null;
            for (int i = 0; i < part.size() && failure == null; i++) {
                Chunk.Failure each = outcome.failures().get(i);
                failure = each == null ? null : Outcome.failed(each, from + i);
            }
            chunkEnded(from, outcome.results(), failure);
        }

        @Override
        void settledLost(Failure failure) {
            given.remove(this);
            chunkEnded(from, List.of(), Outcome.failed(failure, from));
        }
    }
}
