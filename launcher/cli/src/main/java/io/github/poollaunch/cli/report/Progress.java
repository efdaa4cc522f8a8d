package io.github.poollaunch.cli.report;

/** Shows how far a long run is. */
interface Progress {

    /** Shows nothing. */
    Progress NONE = (name, items) -> itemsDone -> {};

    /**
     * Starts to show a task.
     *
     * @param items how many items it has
     */
    Task start(String name, long items);

    /** A task under way. Closing it takes it off the screen. */
    @FunctionalInterface
    interface Task extends AutoCloseable {

        /** So many more items are done; called on the pool's threads while the time is measured, so it must be quick. */
        void itemsDone(int items);

        @Override
        default void close() {}
    }
}
