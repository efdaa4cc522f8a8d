package io.github.poollaunch.bench.goal;

/** The titles of workloads that are shown as plots, too: their variants are numbers. */
public final class Plotted {

    /** The cost of an item by their number. */
    public static final String ITEMS = "warm map of so many ints, 2 workers";

    /** The cost of a worker by their number. */
    public static final String WORKERS = "create, a first chunk from each of so many workers, close";

    private Plotted() {}
}
