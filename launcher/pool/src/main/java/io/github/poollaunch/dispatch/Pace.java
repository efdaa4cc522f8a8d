package io.github.poollaunch.dispatch;

import java.util.concurrent.TimeUnit;

/**
 * How fast a call's items are run, and so how many of them a worker should get at once, if each may go by itself: as many as
 * take long enough that giving them out costs little, and no more, so that the others find work too. Thread-safe.
 */
final class Pace {

    /** A way to a worker and back takes 50 to 100 µs, and some CPU time of each that is busy; 20 ms make it small. */
    private static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Work that takes no longer than this is done sooner by one worker than by several, who have to be woken for it. */
    private static final long SHORT_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /** How long one worker may have such work, at most, if its items are as slow as the slowest ones lately. */
    private static final long RISK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int MOST = 4096;

    private static final int PIECES = 8;

    private final int workers;
    private final Memory memory;
    private final boolean known;

    /** Whether anything was heard of this call. */
    private volatile boolean heard;

    /** How many items a worker should get now. */
    private volatile int size = 1;

    /**
     * @param workers how many share the work
     * @param memory of calls like this one
     */
    Pace(int workers, Memory memory) {
        this.workers = workers;
        this.memory = memory;
        this.known = memory.isKnown();
        this.size = memory.itemsWithin(AIM_NANOS);
    }

    /**
     * What an item has taken in calls like this one: its share of its message's time, from which the way there and back is not
     * told apart. Each call forgets some of what was before it.
     */
    static final class Memory {

        /** Under this object's lock: nanoseconds in the message where they were fewest; 0 if nothing is known. */
        private long fastest;

        /** Under this object's lock: where they were most. */
        private long slowest;

        private synchronized boolean isKnown() {
            return fastest > 0;
        }

        private synchronized void forgetSome() {
            fastest += fastest / 8;
            slowest -= slowest / 4;
        }

        private synchronized void add(long each) {
            fastest = fastest == 0 ? each : Math.min(each, fastest);
            slowest = Math.max(each, slowest);
        }

        /** How many items take no longer than that, even if they are slow ones. */
        private synchronized int itemsWithin(long nanos) {
            return slowest == 0 ? 1 : (int) Math.max(1, Math.min(MOST, nanos / slowest));
        }

        /** How many items are short work; none if one lately was not. */
        private synchronized int shortWork() {
            return fastest == 0 ? 1 : (int) Math.min(MOST, Math.min(RISK_NANOS / slowest, SHORT_NANOS / fastest));
        }
    }

    /** Whether there were calls like this one before. */
    boolean isKnown() {
        return known;
    }

    /** Whether so many items are short work. */
    boolean isShort(int items) {
        return known && items <= memory.shortWork();
    }

    /** How many items a worker should get, apart from how many there are. */
    int size() {
        return size;
    }

    /** How many of the items that wait a worker should get: not so many, at the end, that others have nothing to do. */
    int next(int waiting) {
        int share = waiting / (2 * workers);
        return Math.max(1, Math.min(size, known ? Math.max(memory.shortWork(), share) : share));
    }

    /** So many items were run in one message, in that time. */
    void ran(int items, long nanos) {
        if (!heard) {
            heard = true;
            memory.forgetSome();
        }
        memory.add(Math.max(1, nanos / items));
        long fitting = AIM_NANOS * items / Math.max(1, nanos);
        size = (int) Math.max(1, Math.min(Math.min(fitting, MOST), 2L * items));
    }

    /** How many items may be cut into one chunk already, so that no more objects than that are needed for a worker's share. */
    int piece() {
        return Math.max(1, size / PIECES);
    }

    /** What a worker got was taken apart. */
    void startAnew() {
        size = 1;
    }

    /** It has taken far longer than was thought; how long may never be told, since what is taken back goes by itself. */
    void slow() {
        memory.add(AIM_NANOS);
    }
}
