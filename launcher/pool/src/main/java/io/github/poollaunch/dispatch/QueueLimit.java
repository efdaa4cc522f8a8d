package io.github.poollaunch.dispatch;

import io.github.poollaunch.Saturation;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** How many of an executor service's tasks may wait for a worker. Thread-safe. */
final class QueueLimit {

    /** No limit. */
    static final QueueLimit NONE = new QueueLimit(null, Saturation.REJECT, 0);

    private final @Nullable Semaphore places;
    private final Saturation saturation;
    private final int capacity;

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
     * Takes a place.
     *
     * @return false if the caller is to run the task by itself
     * @throws RejectedExecutionException if the task is refused
     */
    boolean enter() {
        Semaphore semaphore = places;
        if (semaphore == null || semaphore.tryAcquire()) {
            return true;
        }
        return switch (saturation) {
            case RUN_IN_CALLER -> false;
            case BLOCK -> {
                try {
                    semaphore.acquire();
                    yield true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new RejectedExecutionException("interrupted while waiting for a place in the queue", e);
                }
            }
            case REJECT ->
                throw new RejectedExecutionException("the queue is full: " + capacity + " tasks wait for a worker");
        };
    }

    /** Gives a place back: a worker has taken the task, or it was given up. */
    void leave() {
        if (places != null) {
            places.release();
        }
    }
}
