package io.github.poollaunch.dispatch;

import io.github.poollaunch.Saturation;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How many of an executor service's tasks may wait for a worker. Thread-safe. */
final class QueueLimit {

    /** No limit. */
    static final QueueLimit NONE = new QueueLimit(null, Saturation.REJECT, 0);

    private final @Nullable Semaphore places;
    private final Saturation saturation;
    private final int capacity;

    /** Whether there is a place for everybody, since the pool takes no more tasks. */
    private final AtomicBoolean opened = new AtomicBoolean();

    private QueueLimit(@Nullable Semaphore places, Saturation saturation, int capacity) {
        this.places = places;
        this.saturation = saturation;
        this.capacity = capacity;
    }

    static QueueLimit of(int capacity, Saturation saturation) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the queue's capacity must be at least 1, not " + capacity);
        }
        return new QueueLimit(new Semaphore(capacity, true), saturation, capacity);
    }

    /**
     * Takes a place. Who has got one asks whether the pool still runs: it may have ended meanwhile.
     *
     * @return false if the caller is to run the task by itself
     * @throws RejectedExecutionException if the task is refused
     */
    boolean enter(PoolLife life) {
        Semaphore semaphore = places;
        if (semaphore == null || semaphore.tryAcquire()) {
            return true;
        }
        return switch (saturation) {
            case RUN_IN_CALLER -> false;
            case BLOCK -> {
                awaitPlace(semaphore, life);
                yield true;
            }
            case REJECT ->
                throw new RejectedExecutionException("the queue is full: " + capacity + " tasks wait for a worker");
        };
    }

    private void awaitPlace(Semaphore semaphore, PoolLife life) {
        // An object of its own for each who waits, so that none forgets another's.
        Runnable waker = new Runnable() {
            @Override
            public void run() {
                open(semaphore);
            }
        };
        life.wakeWhenNotRunning(waker);
        try {
            semaphore.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while waiting for a place in the queue", e);
        } finally {
            life.forgetWaker(waker);
        }
    }

    /** The pool takes no more tasks: nobody need wait until a place becomes free, which a long task may delay for ever. */
    private void open(Semaphore semaphore) {
        if (opened.compareAndSet(false, true)) {
            semaphore.release(Integer.MAX_VALUE - capacity); // All there are: more would overflow.
        }
    }

    /** Gives a place back: a worker has taken the task, or it was given up. */
    void leave() {
        if (places != null) {
            places.release();
        }
    }
}
