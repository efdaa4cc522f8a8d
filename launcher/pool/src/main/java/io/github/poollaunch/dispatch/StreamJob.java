package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call over an input that is pulled while results are read: imap. An {@link InputPuller} adds chunks, an engine settles
 * them, a {@link StreamReader} reads them.
 *
 * <p>All fields are under this object's lock, except {@link #ready}, which the queue's lock guards. Of the locks, this
 * object's comes first, then the queue's, then a chunk's.
 */
final class StreamJob implements Job {

    private final JobQueue queue;
    private final Task task;
    private final ReadAhead readAhead;

    /** Set before any chunk is added. */
    private volatile @Nullable Runnable whenEnded;

    private final ReadyChunks ready = new ReadyChunks();

    private final StreamInput input = new StreamInput();

    private final StreamOutput output;

    /** The last one that was pulled, to which the puller may add without this object's lock. */
    private volatile @Nullable StreamChunk newest;

    /** Whether the pool has been told that it need not wait any more. */
    private boolean ended;

    StreamJob(JobQueue queue, Task task, boolean ordered, ReadAhead readAhead) {
        this.queue = queue;
        this.task = task;
        this.output = new StreamOutput(ordered);
        this.readAhead = readAhead;
    }

    Task task() {
        return task;
    }

    @Override
    public void whenEnded(Runnable action) {
        whenEnded = action;
    }

    // The puller's side.

    /** The thread to interrupt when no more input is wanted, since it may be blocked in the user's iterator. */
    synchronized void pulledBy(Thread thread) {
        input.pulledBy(thread);
    }

    /** Without a pulling thread: who waits for the input's end pulls it. */
    synchronized void pulledBy(Runnable pullOne, Runnable close) {
        input.pulledBy(pullOne, close);
    }

    /** Waits until there is room for more, and returns how often to pull before the next such wait; 0 if no more is wanted. */
    synchronized int awaitRoom() throws InterruptedException {
        while (open() >= readAhead.mostItems() && !input.hasEnded()) {
            wait();
        }
        return input.hasEnded() ? 0 : readAhead.pulls(open());
    }

    /** How many items are pulled, in chunks that are not read to their end. */
    private long open() {
        return pulledItems() - output.readItems();
    }

    private long pulledItems() {
        StreamChunk last = newest;
        return last == null ? 0 : last.pulledByThen();
    }

    /**
     * Adds an item that was pulled by itself: to the last chunk while it waits and has room, else as a chunk.
     *
     * @return false if no more is wanted
     */
    boolean addOne(@Nullable Object item) {
        StreamChunk last = newest;
        if (last != null && last.append(item, readAhead.chunkItems())) {
            return true;
        }
        List<@Nullable Object> items = new ArrayList<>();
        items.add(item);
        return add(items);
    }

    /**
     * Adds items that were pulled at once, as a chunk.
     *
     * @param items nobody else's from now on
     * @return false if no more is wanted
     */
    synchronized boolean add(List<@Nullable Object> items) {
        if (input.hasEnded()) {
            return false;
        }
        StreamChunk chunk = new StreamChunk(this, items, pulledItems(), readAhead.isByItem());
        newest = chunk;
        output.pulled(chunk);
        boolean taken = queue.offer(this, new Adding(ready, chunk));
        if (!taken) {
            input.end(); // The pool was terminated, or is broken: it is about to fail this chunk with all others.
        }
        return taken;
    }

    private record Adding(ReadyChunks ready, StreamChunk chunk) implements Runnable {
        @Override
        public void run() {
            ready.add(chunk);
        }
    }

    /** How many items to pull at once. */
    int pullSize() {
        return readAhead.itemsAtOnce();
    }

    /** A chunk was divided: the other one, which no reader knows yet, comes behind it. */
    synchronized void divided(StreamChunk first, StreamChunk rest) {
        output.divided(first, rest);
    }

    /** Whether there is a use for more input. */
    synchronized boolean wantsInput() {
        return !input.hasEnded();
    }

    /** The input has ended; with a fault, if it threw. */
    void endInput(@Nullable PoolException why) {
        afterInput(markInputEnded(why, false));
    }

    private void stopInput(@Nullable PoolException why) {
        afterInput(markInputEnded(why, true));
    }

    private synchronized @Nullable Runnable markInputEnded(@Nullable PoolException why, boolean interrupt) {
        Runnable close = input.end(why, interrupt);
        StreamChunk last = newest;
        if (last != null) {
            last.fill();
        }
        notifyAll();
        return close;
    }

    private void afterInput(@Nullable Runnable close) {
        if (close != null) {
            close.run();
        }
        endIfDone();
    }

    // The engine's side.

    @Override
    public @Nullable JobChunk nextChunk() {
        return ready.take();
    }

    @Override
    public int itemsAtOnce() {
        return readAhead.pace().next(ready.items());
    }

    @Override
    public int workersWanted() {
        return 1;
    }

    @Override
    public boolean isMoment() {
        return false; // Its reader is no worker.
    }

    @Override
    public Pace pace() {
        return readAhead.pace();
    }

    @Override
    public boolean hasChunk() {
        return !ready.isEmpty();
    }

    void settled(StreamChunk chunk) {
        synchronized (this) {
            output.settled(chunk);
            notifyAll();
        }
        endIfDone();
    }

    // The reader's side.

    /**
     * Waits for the next chunk to read.
     *
     * @param deadline when to give up, as {@link System#nanoTime()}; null for never
     * @return a settled {@link StreamChunk}, the stream's {@link StreamEnd}, or null if the time is over
     */
    synchronized @Nullable Object takeSettled(@Nullable Long deadline) throws InterruptedException {
        while (true) {
            StreamChunk next = output.take();
            if (next != null) {
                return next;
            }
            if (output.isClosed() || (input.hasEnded() && open() == 0)) {
                return new StreamEnd(output.isClosed() ? null : input.fault());
            }
            if (deadline == null) {
                wait();
            } else {
                long nanos = deadline - System.nanoTime();
                if (nanos <= 0) {
                    return null;
                }
                wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
            }
        }
    }

    /** The reader has read a chunk to its end: there is room for another. */
    synchronized void chunkRead(int items) {
        output.read(items);
        notifyAll();
    }

    /** The reader gives up. */
    void close() {
        stopInput(null);
        List<StreamChunk> dropped = withdraw();
        synchronized (this) {
            output.close(dropped);
            notifyAll();
        }
        endIfDone();
    }

    // The pool's side.

    @Override
    public void fail(Chunk.Failure failure) {
        withdraw();
        List<StreamChunk> pending;
        Runnable close;
        synchronized (this) { // At once: a chunk that comes later would be nobody's.
            close = markInputEnded(failure.toException(pulledItems()), true);
            pending = output.unsettled();
        }
        afterInput(close);
        for (StreamChunk chunk : pending) {
            chunk.fail(failure);
        }
    }

    @Override
    public void poolClosed() {
        if (!readAhead.isFinite()) {
            stopInput(new PoolClosedException("the pool was closed before the input had ended"));
            return;
        }
        synchronized (this) {
            readAhead.unbounded();
            notifyAll();
        }
    }

    @Override
    public void awaitInputEnd() throws InterruptedException {
        Runnable pullOne;
        synchronized (this) {
            pullOne = input.pullHere();
            while (pullOne == null && !input.hasEnded()) {
                wait();
            }
        }
        while (pullOne != null && wantsInput()) {
            pullOne.run();
        }
    }

    private List<StreamChunk> withdraw() {
        List<StreamChunk> dropped = new ArrayList<>();
        queue.withdraw(this, () -> dropped.addAll(ready.takeAll()));
        return dropped;
    }

    /** The pool waits for a stream only while its chunks run: results that are there can be read later. */
    private void endIfDone() {
        synchronized (this) {
            if (ended || !input.hasEnded() || !output.isSettled()) {
                return;
            }
            ended = true;
        }
        Runnable told = whenEnded;
        if (told != null) {
            told.run();
        }
    }
}
