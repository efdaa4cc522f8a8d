package io.github.poollaunch.dispatch;

import java.util.concurrent.TimeUnit;

/**
 * How fast a call's items are run, and so how many of them a worker should get at once, if each may go by itself: as many as
 * take long enough that giving them out costs little, and no more, so that the others find work too. Thread-safe.
 */
final class Pace {

    /** A way to a worker and back takes 50 to 100 µs, and some CPU time of each that is busy; 20 ms make it small. */
    private static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int MOST = 4096;

    private static final int PIECES = 8;

    private final int workers;

    /** How many items a worker should get now. */
    private volatile int size = 1;

    /**
     * @param workers how many share the work
     */
    Pace(int workers) {
        this.workers = workers;
    }

    /** How many items a worker should get, apart from how many there are. */
    int size() {
        return size;
    }

    /** How many of the items that wait a worker should get: not so many, at the end, that others have nothing to do. */
    int next(int waiting) {
        return Math.max(1, Math.min(size, waiting / (2 * workers)));
    }

    /** So many items were run in one message, in that time. */
    void ran(int items, long nanos) {
        long fitting = AIM_NANOS * items / Math.max(1, nanos);
        size = (int) Math.max(1, Math.min(Math.min(fitting, MOST), 2L * items));
    }

    /** How many items may be cut into one chunk already, so that no more objects than that are needed for a worker's share. */
    int piece() {
        return Math.max(1, size / PIECES);
    }

    /** What a worker got has taken far longer than was thought. */
    void slow() {
        size = 1;
    }
}
