package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that have chunks to give, in turn: a job that has given one goes to the end, so that a long job does not hold
 * up a short one.
 */
final class JobQueue implements ChunkSource {

    private enum State {
        /** Takes jobs. */
        OPEN,
        /** Takes none; what is there is given out. */
        CLOSED,
        /** Gives nothing out any more. */
        TERMINATED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Under the lock. A job is in it exactly while it has a chunk. */
    private final ArrayDeque<Job> ready = new ArrayDeque<>();

    /** Under the lock: chunks that were given out and came back; they go first, and of one call those of the first items. */
    private final List<QueuedChunk> returned = new ArrayList<>();

    /** Under the lock: whether another call is to be served before the next one of those. */
    private boolean othersTurn;

    /** Under the lock: groups that were given out and are not settled. Some of one may come back, when it is slow. */
    private int groupsOut;

    /** Under the lock. */
    private State state = State.OPEN;

    /** Set once, before there is a worker. */
    private volatile @Nullable Runnable whenOver;

    /** Under the lock: whether {@link #whenOver} knows it. */
    private boolean overTold;

    /** Puts a job with many chunks into the queue, before {@link #close}. */
    void submit(Job job) {
        lock.lock();
        try {
            if (job.hasChunk()) {
                ready.addLast(job);
                changed.signalAll();
            }
        } finally {
            unlock();
        }
    }

    /**
     * Lets {@code add} give a job one chunk more.
     *
     * @return false if the queue takes none any more
     */
    boolean offer(Job job, Runnable add) {
        lock.lock();
        try {
            if (state != State.OPEN) {
                return false;
            }
            boolean isReady = job.hasChunk();
            add.run();
            if (!isReady) {
                ready.addLast(job);
            }
            changed.signal();
            return true;
        } finally {
            unlock();
        }
    }

    /** Lets {@code drop} take away all the chunks of a job. */
    void withdraw(Job job, Runnable drop) {
        lock.lock();
        try {
            drop.run();
            ready.remove(job);
            if (state == State.CLOSED && isEmpty()) {
                changed.signalAll();
            }
        } finally {
            unlock();
        }
    }

    void close() {
        moveTo(State.CLOSED);
    }

    void terminate() {
        moveTo(State.TERMINATED);
    }

    private void moveTo(State next) {
        lock.lock();
        try {
            if (next.compareTo(state) > 0) {
                state = next;
            }
            changed.signalAll();
        } finally {
            unlock();
        }
    }

    @Override
    public @Nullable Chunk take(boolean several) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Chunk chunk = next(several);
                if (chunk != null || isOverLocked()) {
                    return chunk;
                }
                changed.await();
            }
        } finally {
            unlock();
        }
    }

    @Override
    public @Nullable Chunk poll() {
        lock.lock();
        try {
            return next(false);
        } finally {
            unlock();
        }
    }

    @Override
    public void putBack(Chunk chunk) {
        lock.lock();
        try {
            insert((QueuedChunk) chunk);
            changed.signal();
        } finally {
            unlock();
        }
    }

    /** What comes back of one call need not come in order; a slow item among the last must not hold up the first. */
    private void insert(QueuedChunk chunk) {
        int at = returned.size();
        for (int i = at - 1; i >= 0; i--) {
            QueuedChunk before = returned.get(i);
            if (before.job() == chunk.job()) {
                if (before.firstIndex() < chunk.firstIndex()) {
                    break;
                }
                at = i;
            }
        }
        returned.add(at, chunk);
    }

    @Override
    public void settled(Chunk chunk) {
        if (!(chunk instanceof ChunkGroup group)) {
            return;
        }
        lock.lock();
        try {
            if (group.moveOut(false)) {
                groupsOut--;
            }
            if (isOverLocked()) {
                changed.signalAll();
            }
        } finally {
            unlock();
        }
    }

    @Override
    public boolean isOver() {
        lock.lock();
        try {
            return isOverLocked();
        } finally {
            unlock();
        }
    }

    @Override
    public void whenOver(Runnable action) {
        whenOver = action;
    }

    /** Ends each use of the lock, since any may be the one after which there is no work any more. */
    private void unlock() {
        boolean news = false;
        if (lock.getHoldCount() == 1) { // Else an outer use goes on: the action must not run under the lock.
            boolean over = isOverLocked();
            news = over && !overTold;
            overTold = over;
        }
        lock.unlock();
        Runnable told = whenOver;
        if (news && told != null) {
            told.run();
        }
    }

    @Override
    public boolean isTerminated() {
        lock.lock();
        try {
            return state == State.TERMINATED;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOverLocked() {
        return state == State.TERMINATED || (state == State.CLOSED && isEmpty() && groupsOut == 0);
    }

    private boolean isEmpty() {
        return ready.isEmpty() && returned.isEmpty();
    }

    private @Nullable Chunk next(boolean several) {
        if (state == State.TERMINATED) {
            return null;
        }
        Chunk chunk = nextReturned(several);
        if (chunk == null) {
            Job job = ready.pollFirst();
            if (job == null) {
                return null;
            }
            chunk = take(job, several);
        }
        if (chunk instanceof ChunkGroup group && group.moveOut(true)) {
            groupsOut++;
        }
        if (isOverLocked()) {
            changed.signalAll(); // Those who wait learn that there will be nothing for them.
        }
        return chunk;
    }

    private @Nullable Chunk take(Job job, boolean several) {
        Chunk chunk = several ? ChunkGroup.next(job) : job.nextChunk();
        if (job.hasChunk()) {
            ready.addLast(job);
        }
        return chunk;
    }

    /** What came back, in turn with other calls: it may be most of a long one. */
    private @Nullable Chunk nextReturned(boolean several) {
        while (!returned.isEmpty()) {
            QueuedChunk back = returned.get(0);
            Job other = othersTurn ? otherThan(back.job()) : null;
            othersTurn = other == null;
            if (other != null) {
                ready.remove(other);
                return take(other, several);
            }
            returned.remove(0);
            if (back.isWanted()) { // Else its call was given up meanwhile.
                return several && back instanceof StreamChunk divisible ? divisible.alone() : back;
            }
        }
        return null;
    }

    private @Nullable Job otherThan(Job job) {
        for (Job other : ready) {
            if (other != job) {
                return other;
            }
        }
        return null;
    }
}
