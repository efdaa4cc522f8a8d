package io.github.poollaunch.worker;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Work;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.message.ReplyReader;
import io.github.poollaunch.protocol.message.ResultRow;
import io.github.poollaunch.protocol.progress.ProgressRecord;
import io.github.poollaunch.protocol.value.ValueException;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A chunk on its way through a child: what has come back of it so far. Thread-safe: the worker's thread collects, others look
 * at it when that thread, or the child, does not go on.
 */
final class ChunkRun {

    private final Work work;

    /** The same as {@link #work}; null if that is no chunk but a finalizer. */
    private final @Nullable Chunk chunk;

    /** Whether it may be cut: it stands for several chunks. */
    private final boolean group;

    private final long begunAt = System.nanoTime();
    private final RemoteTask task;
    private final long number;
    private final String worker;

    /** Under this object's lock: of the first items, null where an item failed or could not travel. */
    private List<@Nullable Object> results = new ArrayList<>();

    /** Under this object's lock, by the item's place in the chunk. */
    private final Map<Integer, Chunk.Failure> failures = new HashMap<>();

    /** Under this object's lock: the places of the items that were not sent, because they cannot travel. */
    private Set<Integer> unsent = Set.of();

    /** Under this object's lock: how many of the items that were sent have ended. */
    private int ended;

    /** Under this object's lock: how many of them the child has told of in its replies; of others its record has told. */
    private int received;

    /** Under this object's lock. */
    private boolean written;

    /** Under this object's lock: what became of the chunk has been told, or is about to be: nothing is taken back any more. */
    private boolean over;

    /** Under this object's lock: the first place where the child was told to end the chunk. */
    private int firstEnd = Integer.MAX_VALUE;

    /** Whenever something was heard of it last, as {@link System#nanoTime()}. */
    private volatile long heardAt = System.nanoTime();

    ChunkRun(Work work, long number, String worker) {
        this.work = work;
        this.chunk = work instanceof Chunk whole ? whole : null;
        this.group = chunk != null && chunk.chunks() > 1;
        this.task = (RemoteTask) work.task();
        this.number = number;
        this.worker = worker;
    }

    Work work() {
        return work;
    }

    Chunk chunk() {
        if (chunk == null) {
            throw new IllegalStateException("a finalizer is no chunk");
        }
        return chunk;
    }

    /** How long ago it was begun. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begunAt);
    }

    RemoteTask task() {
        return task;
    }

    /** What the child knows the chunk by. */
    long number() {
        return number;
    }

    long heardAt() {
        return heardAt;
    }

    /**
     * What is written of it has become many bytes: the rest goes elsewhere, if the chunk lets itself be cut there.
     *
     * @return whether it does
     */
    boolean endsBehind(int items, Consumer<Chunk> putBack) {
        return group && cutUnsent(items, putBack);
    }

    private synchronized boolean cutUnsent(int items, Consumer<Chunk> putBack) {
        if (over || items == work.items().size() || chunk().cutBehind(items) > items) {
            return false;
        }
        chunk().cut(items).forEach(putBack);
        return true;
    }

    /** The whole request is on its way. */
    synchronized void written(Map<Integer, ValueException> leftOut) {
        unsent = leftOut.keySet();
        leftOut.forEach((position, e) -> failures.put(position, index -> task.unsent(index, e)));
        written = true;
        heardAt = System.nanoTime();
    }

    synchronized boolean isWritten() {
        return written;
    }

    /** How many of the items that were sent have ended, as far as is known. */
    synchronized int ended() {
        return ended;
    }

    /** Of how many of the items that were sent the child has told in its replies. */
    synchronized int received() {
        return received;
    }

    /** Whether there is nothing that the child could say about it. */
    synchronized boolean nothingWasSent() {
        return unsent.size() == work.items().size() || (work.failFast() && !unsent.isEmpty());
    }

    /** How many items were sent. */
    synchronized int sent() {
        return work.items().size() - unsent.size();
    }

    /** The place in the chunk of the next item that was sent and has not ended. */
    synchronized int place() {
        int place = results.size();
        while (unsent.contains(place)) {
            place++;
        }
        return place;
    }

    /** A reply has told of the next items. */
    synchronized void add(ResultRow.Outcome outcome) {
        addFrom(received, outcome);
        received += outcome.results().size();
        heardAt = System.nanoTime();
    }

    private void addFrom(int first, ResultRow.Outcome outcome) {
        List<@Nullable Object> told = outcome.results();
        int known = Math.min(Math.max(0, ended - first), told.size());
        if (unsent.isEmpty() && outcome.faults().isEmpty()) {
            if (told.size() == work.items().size()) {
                results = told; // Nobody else needs it.
            } else {
                takeMore(told.subList(known, told.size()));
            }
            ended = results.size();
            return;
        }
        for (int i = known; i < told.size(); i++) {
            Fault fault = outcome.faults().get(i);
            if (fault == null) {
                add(told.get(i), null);
            } else {
                add(null, index -> failed(index, fault));
            }
        }
    }

    private void takeMore(List<@Nullable Object> more) {
        if (results.isEmpty()) {
            results = new ArrayList<>(work.items().size()); // The rest is likely to follow.
        }
        results.addAll(more);
    }

    /**
     * Reads what the child's record tells of items that have ended, of which it has sent nothing yet.
     *
     * @throws RuntimeException if it is nonsense
     */
    synchronized void readUnsent(ProgressRecord record, @Nullable RowFormat format) {
        if (!written || record.sent() != received || !record.hasTaken(number) || record.ended() <= ended) {
            return;
        }
        byte[] spool = record.spool();
        VarHandle.acquireFence();
        if (record.sent() != received || !record.hasTaken(number)) {
            return; // Sent just now; and what was read may be of the next ones.
        }
        addFrom(received, ReplyReader.unsent(spool, format).read(task.result(), sent() - received));
    }

    /** Tells the chunk what is known by now. */
    void tellSoFar() {
        ChunkOutcome first;
        synchronized (this) {
            if (over) {
                return;
            }
            first = new ChunkOutcome(new ArrayList<>(results), new HashMap<>(failures));
        }
        chunk().soFar(first);
    }

    /**
     * Takes back what the child has not started, if the chunk lets itself be cut there.
     *
     * @param putBack takes it for others to run, before this run can end: its worker must not get what comes later first
     */
    synchronized void cut(ProgressRecord record, Consumer<Chunk> putBack) {
        int all = work.items().size();
        // Where items were left out, the child counts others than the chunk does.
        if (over || !written || !unsent.isEmpty() || !record.hasTaken(number) || record.started() < 1) {
            return;
        }
        int end = chunk().cutBehind(Math.min(record.started(), all));
        while (end < all) {
            firstEnd = Math.min(firstEnd, end);
            record.cut(number, end);
            int started = record.started();
            if (started <= end) {
                chunk().cut(end).forEach(putBack);
                return;
            }
            end = chunk().cutBehind(Math.min(started, all));
        }
        chunk().cut(all).forEach(putBack); // Nothing; but what runs is not to hold up what has ended.
    }

    private void add(@Nullable Object result, Chunk.@Nullable Failure failure) {
        int place = place();
        while (results.size() < place) {
            results.add(null);
        }
        if (failure != null) {
            failures.put(place, failure);
        }
        results.add(result);
        ended++;
    }

    /** The next items have ended, and what became of them is lost. */
    synchronized void addLost(int items, Chunk.Failure failure) {
        for (int i = 0; i < items; i++) {
            add(null, failure);
        }
    }

    private TaskFailedException failed(long index, Fault fault) {
        return new TaskFailedException(
                index,
                "item " + index + " failed in " + worker + ": " + fault.text(),
                Faults.toThrowable(fault, task.loader()));
    }

    /** The child has broken off behind a failed item, as the chunk wants it. */
    synchronized boolean isBrokenOff() {
        return work.failFast() && endsWithFailure();
    }

    synchronized boolean endsWithFailure() {
        return failures.containsKey(results.size() - 1);
    }

    /** Whatever becomes of the chunk is not this run's business any more. */
    synchronized void end() {
        over = true;
    }

    /** All is known. */
    synchronized ChunkEnd done() {
        over = true;
        return new ChunkEnd.Done(new ChunkOutcome(results, failures));
    }

    /**
     * The child says that it has ended the chunk, with fewer items than were sent.
     *
     * @return what has become of it; null if the child had no reason to end it there
     */
    synchronized ChunkEnd.@Nullable Cut endedEarly() {
        // It saw, as it looked at an item, that it must not start it: cut() saw the look alone, and let it have more.
        // Where
        // that was does not tell which end it saw, since it may have come far between the parent's look and its word.
        if (received < firstEnd) {
            return null;
        }
        over = true;
        return new ChunkEnd.Cut(before(received));
    }

    /** The child could not run what is left. */
    synchronized ChunkEnd refused(Fault fault) {
        Chunk.Failure failure = index -> new ItemFailedException(
                index,
                task.spec().displayName() + " failed in " + worker + " for its whole chunk: " + fault.text(),
                Faults.toThrowable(fault, task.loader()));
        for (int place = results.size(); place < work.items().size(); place++) {
            failures.putIfAbsent(place, failure);
        }
        return done();
    }

    /** The child has stopped behind an item that did its memory harm. */
    synchronized ChunkEnd retired() {
        over = true;
        int last = results.size() - 1;
        Chunk.Failure failure = failures.get(last);
        if (failure == null) {
            throw new IllegalArgumentException("a worker that retires says what has failed");
        }
        return new ChunkEnd.Broken(before(last), failure, true, failure);
    }

    /**
     * The child is gone.
     *
     * @param running what is told of the item that was running; null if none was
     */
    synchronized ChunkEnd broken(Chunk.@Nullable Failure running, boolean retriable, Chunk.Failure unstarted) {
        over = true;
        int place = place();
        if (running == null && ended == sent() && written) {
            return done();
        }
        // What cannot travel is told when an item behind it was started; else it is found again elsewhere.
        return new ChunkEnd.Broken(before(running == null ? results.size() : place), running, retriable, unstarted);
    }

    private ChunkOutcome before(int end) {
        List<@Nullable Object> first = new ArrayList<>(results.subList(0, Math.min(end, results.size())));
        first.addAll(Collections.nCopies(end - first.size(), null));
        Map<Integer, Chunk.Failure> failed = new HashMap<>(failures);
        failed.keySet().removeIf(place -> place >= end);
        return new ChunkOutcome(first, failed);
    }
}
