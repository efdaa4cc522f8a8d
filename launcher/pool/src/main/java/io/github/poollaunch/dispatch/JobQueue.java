package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkSource;
import io.github.poollaunch.engine.IdleWorker;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gives the calls' chunks to workers, {@link Turns in turn}. While there is a chunk and an idle worker, one is on its way to
 * the other.
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
    private final IdleWorkers idle = new IdleWorkers(lock);

    private final Turns turns = new Turns();

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
                turns.add(job);
                idle.wake(job.workersWanted());
            }
        } finally {
            unlock();
        }
    }

    /**
     * The same for a job whose caller waits for it. If all of it takes but a moment, a worker is idle, and there is nothing else
     * to do, both are lent to the caller.
     *
     * @return what the caller is to run; null if the workers' threads run all
     */
    @Nullable
    Loan submitOrLend(Job job) {
        lock.lock();
        try {
            IdleWorkers.Place worker = turns.isEmpty() && job.isMoment() ? idle.lend() : null;
            if (worker == null) {
                submit(job);
                return null;
            }
            return lend(job, worker);
        } finally {
            unlock();
        }
    }

    private @Nullable Loan lend(Job job, IdleWorkers.Place worker) {
        Chunk chunk = null;
        Loan loan = null;
        try {
            turns.add(job);
            chunk = next(true);
            loan = chunk == null ? null : new Loan(this, worker, chunk);
            return loan;
        } finally {
            if (loan == null) { // It was terminated just now; or there is no memory.
                worker.giveBack(chunk);
            }
        }
    }

    /**
     * A caller needs a worker no more that was lent to it.
     *
     * @param unfinished what its own thread is to go on with; null if nothing
     */
    void giveBack(IdleWorkers.Place worker, @Nullable Chunk unfinished) {
        lock.lock();
        try {
            worker.giveBack(unfinished);
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
                turns.add(job);
            }
            idle.wake(1);
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
            turns.remove(job);
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
        } finally {
            unlock();
        }
    }

    @Override
    public @Nullable Chunk take(boolean several, @Nullable IdleWorker worker) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Chunk chunk = next(several);
            IdleWorkers.Place place = null;
            while (chunk == null && !isOverLocked()) {
                if (place == null) {
                    place = idle.new Place(worker);
                }
                Chunk left = place.await();
                chunk = left == null ? next(several) : left;
            }
            return chunk;
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
            turns.putBack((QueuedChunk) chunk);
        } finally {
            unlock();
        }
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

    /** Ends each use of the lock, since any may be the one after which there is no work any more, or some for who waits. */
    private void unlock() {
        boolean news = false;
        Turns.BrokenJob lost = null;
        if (lock.getHoldCount() == 1) { // Else an outer use goes on: the action must not run under the lock.
            boolean over = isOverLocked();
            news = over && !overTold;
            overTold = over;
            if (over) {
                idle.wake(Integer.MAX_VALUE); // They learn that there will be nothing for them.
            } else if (!turns.isEmpty() && !idle.isSomebodyComing()) {
                idle.wake(1);
            }
            lost = turns.takeBroken();
        }
        lock.unlock();
        if (lost != null) {
            Throwable cause = lost.cause();
            lost.job()
                    .fail(index -> new PoolException(
                            "this JVM failed to give work to a worker: " + cause
                                    + "; if it has no memory left, give it a larger heap, or have fewer calls at once",
                            cause));
        }
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
        return state == State.TERMINATED || (state == State.CLOSED && turns.isEmpty() && groupsOut == 0);
    }

    private @Nullable Chunk next(boolean several) {
        Chunk chunk = state == State.TERMINATED ? null : turns.next(several);
        if (chunk instanceof ChunkGroup group && group.moveOut(true)) {
            groupsOut++;
        }
        return chunk;
    }
}
