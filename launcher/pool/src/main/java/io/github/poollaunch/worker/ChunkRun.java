package io.github.poollaunch.worker;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.ChunkSource;
import io.github.poollaunch.engine.Work;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.message.ReplyReader;
import io.github.poollaunch.protocol.message.RequestWriter;
import io.github.poollaunch.protocol.message.ResultRow;
import io.github.poollaunch.protocol.progress.ProgressReader;
import io.github.poollaunch.protocol.value.ValueException;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chunk on its way through a child: what has come back of it so far. Thread-safe: the worker's thread collects, others look
 * at it when that thread, or the child, does not go on.
 */
final class ChunkRun implements RequestWriter.Bound {

    private final Work work;

    /** The same as {@link #work}; null if that is no chunk but a finalizer. */
    private final @Nullable Chunk chunk;

    /** Whether it may be cut: it stands for several chunks. */
    private final boolean group;

    private final long begunAt = System.nanoTime();
    private final RemoteTask task;
    private final long number;
    private final String worker;

    /** Takes what others are to run. */
    private final ChunkSource chunks;

    /** Under this object's lock. */
    private final ChunkResults results;

    /** Under this object's lock. */
    private boolean written;

    /** Owned by who sends it: the most bytes that the request may have. */
    private int mostBytes = Integer.MAX_VALUE;

    /** The same: whether it had more, so that it was not sent. */
    private boolean tooLong;

    /** Under this object's lock: what became of the chunk has been told, or is about to be: nothing is taken back any more. */
    private boolean over;

    /** Under this object's lock: the first place where the child was told to end the chunk. */
    private int firstEnd = Integer.MAX_VALUE;

    /** Whenever something was heard of it last, as {@link System#nanoTime()}. */
    private volatile long heardAt = System.nanoTime();

    ChunkRun(Work work, long number, String worker, ChunkSource chunks) {
        this.work = work;
        this.chunk = work instanceof Chunk whole ? whole : null;
        this.group = chunk != null && chunk.chunks() > 1;
        this.task = (RemoteTask) work.task();
        this.number = number;
        this.worker = worker;
        this.chunks = chunks;
        this.results = new ChunkResults(work, task, worker);
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

    /** Whether others may be given what the child has not started of it. */
    boolean isDivisible() {
        return group || !work.failFast();
    }

    /**
     * What is written of it has become many bytes: the rest goes elsewhere, if the chunk lets itself be cut there.
     *
     * @return how many items are to be written: more where it can only be cut further behind
     */
    @Override
    public synchronized int endBehind(int items) {
        int all = work.items().size();
        if (!group || over || items >= all) {
            return all;
        }
        int end = chunk().cutBehind(items);
        if (end == items) {
            chunks.putBackAll(chunk().cut(items, false));
        }
        return end;
    }

    /** The request is not to be sent, for now, if it has more bytes. */
    void sendAtMost(int bytes) {
        mostBytes = bytes;
        tooLong = false;
    }

    @Override
    public boolean maySend(int bytes) {
        tooLong = bytes > mostBytes;
        return !tooLong;
    }

    /** The whole request is on its way, unless it was too long. */
    synchronized void written(Map<Integer, ValueException> leftOut) {
        if (tooLong) {
            return;
        }
        results.leaveOut(leftOut);
        written = true;
        heardAt = System.nanoTime();
    }

    synchronized boolean isWritten() {
        return written;
    }

    /** How many of the items that were sent have ended, as far as is known. */
    synchronized int ended() {
        return results.ended();
    }

    /** Of how many of the items that were sent the child has told in its replies. */
    synchronized int received() {
        return results.received();
    }

    /** Whether there is nothing that the child could say about it. */
    synchronized boolean nothingWasSent() {
        return results.sent() == 0 || (work.failFast() && results.hasLeftOut());
    }

    /** How many items were sent. */
    synchronized int sent() {
        return results.sent();
    }

    /** A reply has told of the next items. */
    synchronized void add(ResultRow.Outcome outcome) {
        results.addReceived(outcome);
        heardAt = System.nanoTime();
    }

    /**
     * Reads what the child's record tells of items that have ended, of which it has sent nothing yet.
     *
     * @throws RuntimeException if it is nonsense
     */
    synchronized void readUnsent(ProgressReader record, @Nullable RowFormat format) {
        if (!written
                || record.sent() != results.received()
                || !record.hasTaken(number)
                || record.ended() <= results.ended()) {
            return;
        }
        byte @Nullable [] spool = record.spool();
        VarHandle.acquireFence();
        if (spool == null || record.sent() != results.received() || !record.hasTaken(number)) {
            return; // Added to, or sent, just now; and what was read may be of the next ones.
        }
        results.addUnsent(ReplyReader.unsent(spool, format).read(task.result(), results.sent() - results.received()));
    }

    /** Tells the chunk what is known by now. */
    void tellSoFar() {
        ChunkOutcome first;
        synchronized (this) {
            if (over) {
                return;
            }
            first = results.soFar();
        }
        chunk().soFar(first);
    }

    /**
     * Takes back what the child has not started, if the chunk lets itself be cut there.
     * That is before this run can end: its worker must not get what comes later first.
     */
    synchronized void cut(ProgressReader record) {
        int all = work.items().size();
        // Where items were left out, the child counts others than the chunk does.
        if (over || !written || results.hasLeftOut() || !record.hasTaken(number) || record.started() < 1) {
            return;
        }
        int end = chunk().cutBehind(Math.min(record.started(), all));
        while (end < all) {
            firstEnd = Math.min(firstEnd, end);
            record.cut(number, end);
            int started = record.started();
            if (started <= end) {
                chunks.putBackAll(chunk().cut(end, true));
                return;
            }
            end = chunk().cutBehind(Math.min(started, all));
        }
        chunks.putBackAll(chunk().cut(all, true)); // Nothing; but what runs is not to hold up what has ended.
    }

    /** The next items have ended, and what became of them is lost. */
    synchronized void addLost(int items, Chunk.Failure failure) {
        results.addLost(items, failure);
    }

    /** Nothing was sent, and nothing will come: an item cannot travel, or none of them can. */
    synchronized ChunkEnd unsent() {
        Chunk.Failure failure = results.anyFailure();
        if (group && failure != null) {
            over = true;
            return new ChunkEnd.NotInOne(failure); // Only its own chunk is to end with it.
        }
        return done();
    }

    /** The child has broken off behind a failed item, as the chunk wants it. */
    synchronized boolean isBrokenOff() {
        return work.failFast() && endsWithFailure();
    }

    /** The end of a chunk that {@link #isBrokenOff}. */
    synchronized ChunkEnd brokenOff() {
        if (!group) {
            return done();
        }
        over = true;
        return new ChunkEnd.BrokenOff(results.before(results.size()));
    }

    synchronized boolean endsWithFailure() {
        return results.lastFailure() != null;
    }

    /** Whatever becomes of the chunk is not this run's business any more. */
    synchronized void end() {
        over = true;
    }

    /** All is known. */
    synchronized ChunkEnd done() {
        over = true;
        return new ChunkEnd.Done(results.all());
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
        if (results.received() < firstEnd) {
            return null;
        }
        over = true;
        return new ChunkEnd.Cut(results.before(results.received()));
    }

    /** The child could not run what is left. */
    synchronized ChunkEnd refused(Fault fault) {
        Chunk.Failure failure = index -> new ItemFailedException(
                index,
                task.spec().displayName() + " failed in " + worker + " for its whole chunk: " + fault.text(),
                Faults.toThrowable(fault, task.loader()));
        results.failRest(failure);
        return done();
    }

    /** The child has stopped behind an item that did its memory harm. */
    synchronized ChunkEnd retired() {
        over = true;
        Chunk.Failure failure = results.lastFailure();
        if (failure == null) {
            throw new IllegalArgumentException("a worker that retires says what has failed");
        }
        return new ChunkEnd.Broken(results.before(results.size() - 1), failure, true, failure);
    }

    /**
     * The child is gone.
     *
     * @param running what is told of the item that was running; null if none was
     */
    synchronized ChunkEnd broken(Chunk.@Nullable Failure running, boolean retriable, Chunk.Failure unstarted) {
        over = true;
        if (running == null && results.ended() == results.sent() && written) {
            return done();
        }
        // What cannot travel is told when an item behind it was started; else it is found again elsewhere.
        return new ChunkEnd.Broken(
                results.before(running == null ? results.size() : results.place()), running, retriable, unstarted);
    }
}
