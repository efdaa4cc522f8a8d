package io.github.poollaunch.dispatch;

import java.util.Collection;

/**
 * How much of a stream's input is pulled before its results are read, and in what pieces. Thread-safe but for
 * {@link #unbounded}, for which the job's lock is needed.
 */
final class ReadAhead {

    private final int chunkSize;
    private final Pace pace;

    /** Whether the input is known to end, and to be in memory already: a collection. */
    private final boolean finite;

    /** Whether several items can be pulled without a wait between them. */
    private final boolean immediate;

    /** How many chunks, or groups of them, may be pulled and not read. */
    private int window;

    /**
     * @param window how many chunks may be pulled and not read, as long as a worker gets one at once
     */
    ReadAhead(Iterable<?> input, int chunkSize, int window, Pace pace) {
        this.chunkSize = chunkSize;
        this.window = window;
        this.pace = pace;
        this.finite = input instanceof Collection;
        // The JDK's own collections. Another's iterator may take its time for each item, or wait for a result.
        this.immediate = finite && input.getClass().getClassLoader() == null;
    }

    boolean isFinite() {
        return finite;
    }

    Pace pace() {
        return pace;
    }

    /** Whether the user takes each item for a chunk of its own. */
    boolean isByItem() {
        return chunkSize == 1;
    }

    /** How many items may be pulled and not read. */
    long mostItems() {
        return (long) window * Math.max(chunkSize, pace.size());
    }

    /** How many items a chunk has: if each may go by itself, as many as make no more objects than are needed. */
    int chunkItems() {
        return isByItem() ? pace.piece() : chunkSize;
    }

    /** How many items to pull before any of them goes to a worker. */
    int itemsAtOnce() {
        return isByItem() && !immediate ? 1 : chunkItems();
    }

    /** How often to pull before there is room to be looked for again, with so many items pulled and not read. */
    int pulls(long items) {
        return isByItem() && !immediate ? (int) Math.max(1, Math.min(pace.piece(), mostItems() - items)) : 1;
    }

    /** The input is to be pulled to its end, whether its results are read or not. */
    void unbounded() {
        window = Integer.MAX_VALUE;
    }
}
