package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Task;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A call over a list that is known from the start: map, and apply as a list of one. */
final class ListJob<R extends @Nullable Object> implements Job, PendingResult.Canceller {

    private final JobQueue queue;
    private final Task task;
    private final List<@Nullable Object> items;
    private final int chunkSize;

    /** Whether the call's result is that of its one item, rather than a list. */
    private final boolean single;

    private final Completion<R> completion;
    private final Pace pace;

    /** Set before it is submitted: whether its caller is about to wait for it. */
    private boolean awaited;

    /** Owned by the caller: what it is to run itself; null if nothing. */
    private @Nullable Loan loan;

    /** Runs once, under the queue's lock, when no chunk has been given out before: at the first one, or when all are dropped. */
    private final @Nullable Runnable whenStarted;

    /** Chunks that were given out and have not ended. */
    private final Set<ListChunk> running = ConcurrentHashMap.newKeySet();

    /** Under the queue's lock: the first item that no chunk has. */
    private int next;

    /** Under this object's lock. */
    private final ResultList results;

    /** Under this object's lock. */
    private int chunksMissing;

    /** Under this object's lock: the first failure to arrive. */
    private @Nullable Outcome firstFailure;

    /**
     * @param items not empty
     * @param single whether the call's result is that of its one item, rather than a list
     * @param whenStarted runs once, under the queue's lock, when the first chunk is given out, or all are dropped; null for nothing
     */
    ListJob(
            JobQueue queue,
            Task task,
            List<@Nullable Object> items,
            int chunkSize,
            boolean single,
            Completion<R> completion,
            Pace pace,
            @Nullable Runnable whenStarted) {
        this.queue = queue;
        this.task = task;
        this.items = items;
        this.chunkSize = chunkSize;
        this.single = single;
        this.completion = completion;
        this.pace = pace;
        this.whenStarted = whenStarted;
        this.results = new ResultList(items.size());
        this.chunksMissing = (int) (((long) items.size() + chunkSize - 1) / chunkSize);
        completion.result().cancelledBy(this);
    }

    @Override
    public void whenEnded(Runnable action) {
        completion.whenEnded(action);
    }

    @Override
    public void begin() {
        if (awaited) {
            loan = queue.submitOrLend(this);
        } else {
            queue.submit(this);
        }
    }

    /** Its caller is about to wait for it, and calls {@link #runHere} as soon as it is submitted. Called before that. */
    void await() {
        awaited = true;
    }

    /** Runs what its caller can as well run itself. */
    void runHere() {
        Loan lent = loan;
        loan = null;
        if (lent != null) {
            lent.run();
        }
    }

    @Override
    public @Nullable JobChunk nextChunk() {
        if (next >= items.size()) {
            return null;
        }
        int from = next;
        moveTo((int) Math.min(items.size(), (long) from + chunkSize));
        ListChunk chunk = new ListChunk(from, items.subList(from, next));
        running.add(chunk);
        if (awaited && items.size() == 1) {
            chunk.tellPace(pace); // What takes but a moment is known by that alone.
        }
        return chunk;
    }

    @Override
    public int itemsAtOnce() {
        return chunkSize == 1 || pace.isKnown() ? pace.next(items.size() - next) : 1;
    }

    @Override
    public int workersWanted() {
        int left = items.size() - next;
        int each = Math.max(chunkSize, itemsAtOnce());
        return left / each + (left % each == 0 ? 0 : 1);
    }

    @Override
    public boolean isMoment() {
        return awaited && pace.isShort(items.size() - next);
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public boolean hasChunk() {
        return next < items.size();
    }

    int size() {
        return items.size();
    }

    private void moveTo(int item) {
        boolean first = next == 0;
        next = item;
        if (first && whenStarted != null) {
            whenStarted.run();
        }
    }

    /** Ends the call if one of its items cannot travel, before any work starts. */
    boolean refuseIfUnfit() {
        Task.Unfit unfit = task.firstUnfit(items);
        if (unfit == null) {
            return false;
        }
        end(Outcome.failed(unfit.failure(), unfit.index()));
        return true;
    }

    @Override
    public void fail(Chunk.Failure failure) {
        drop();
        completion.endAtOnce(Outcome.failed(failure, 0));
    }

    /** Takes back what no worker has; false if one has taken a chunk. */
    boolean cancelIfNotStarted() {
        AtomicBoolean started = new AtomicBoolean();
        queue.withdraw(this, () -> {
            started.set(next > 0);
            if (next == 0) {
                moveTo(items.size());
            }
        });
        return !started.get() && completion.cancel();
    }

    @Override
    public boolean cancel(boolean runningToo) {
        drop();
        boolean cancelled = completion.cancel();
        if (cancelled && runningToo) {
            running.forEach(ListChunk::stop);
        }
        return cancelled;
    }

    private void drop() {
        queue.withdraw(this, new Drop());
    }

    private final class Drop implements Runnable {
        @Override
        public void run() {
            moveTo(items.size());
        }
    }

    private void end(Outcome outcome) {
        drop();
        completion.end(outcome);
    }

    private void chunkEnded(int from, List<? extends @Nullable Object> values, @Nullable Outcome failure) {
        Outcome outcome = null;
        synchronized (this) {
            results.put(from, values);
            if (firstFailure == null) {
                firstFailure = failure;
            }
            chunksMissing--;
            if (chunksMissing == 0) {
                outcome = firstFailure != null ? firstFailure : Outcome.of(single ? results.get(0) : results);
            }
        }
        if (outcome != null) {
            end(outcome);
        }
    }

    private final class ListChunk extends JobChunk {
        private final int from;
        private final List<@Nullable Object> part;

        ListChunk(int from, List<@Nullable Object> part) {
            this.from = from;
            this.part = part;
        }

        @Override
        public Job job() {
            return ListJob.this;
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
        public boolean isWanted() {
            return !completion.isDecided();
        }

        @Override
        void settled(ChunkOutcome outcome) {
            running.remove(this);
            Outcome failure = null;
            if (!outcome.failures().isEmpty()) {
                Map.Entry<Integer, Failure> first =
                        Collections.min(outcome.failures().entrySet(), Map.Entry.comparingByKey());
                failure = Outcome.failed(first.getValue(), from + first.getKey());
            }
            chunkEnded(from, outcome.results(), failure);
        }
    }
}
