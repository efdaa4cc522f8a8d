package io.github.poollaunch.dispatch;

import java.util.concurrent.TimeUnit;

/**
 * How fast a call's chunks are run, and so how many of them a worker should get at once: as many as take long enough that
 * giving them out costs little, and no more, so that the others find work too. Thread-safe.
 */
final class Pace {

    /** A way to a worker and back takes 50 to 100 µs; results should not have to wait for much longer than they need. */
    private static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final int MOST = 4096;

    private final int workers;

    /** How many chunks a worker should get now. */
    private volatile int size = 1;

    /**
     * @param workers how many share the work
     */
    Pace(int workers) {
        this.workers = workers;
    }

    /** How many chunks a worker should get, apart from how many there are. */
    int size() {
        return size;
    }

    /** How many of the chunks that wait a worker should get: not so many, at the end, that others have nothing to do. */
    int next(int waiting) {
        return Math.max(1, Math.min(size, waiting / (2 * workers)));
    }

    /** So many chunks were run in one, in that time. */
    void ran(int chunks, long nanos) {
        long fitting = AIM_NANOS * chunks / Math.max(1, nanos);
        size = (int) Math.max(1, Math.min(Math.min(fitting, MOST), 2L * chunks));
    }

    /** What a worker got has taken far longer than was thought. */
    void slow() {
        size = 1;
    }
}
