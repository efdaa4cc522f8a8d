package io.github.poollaunch.crew;

import java.util.concurrent.Semaphore;

/**
 * The right to run chunks. A pool has as many slots as it has processes, so that never more chunks run at once: a worker's
 * replacement starts while the old one still runs its last chunk, and then waits for its slot.
 */
final class Slot {

    private final Semaphore free = new Semaphore(1);

    /** Under the crew's lock: how many workers live for this slot: the one that has it, and one that will. */
    private int workers;

    void acquire() throws InterruptedException {
        free.acquire();
    }

    void release() {
        free.release();
    }

    boolean isEmpty() {
        return workers == 0;
    }

    void count(int change) {
        workers += change;
    }
}
