package io.github.poollaunch;

/**
 * Hears what a pool does. All methods do nothing unless overridden.
 *
 * <p>They are called on the pool's own threads, several at a time, as things happen: they must be quick and thread-safe.
 * What they throw is reported on stderr and disturbs nothing else.
 */
public interface PoolListener {

    /** A worker has said hello and takes chunks from now on. */
    default void workerReady(WorkerInfo worker) {}

    /** A worker ended without having been told to. A replacement is on its way if it is needed. */
    default void workerDied(WorkerInfo worker, String reason) {}

    /** A worker has taken a chunk of so many items. */
    default void chunkStarted(WorkerInfo worker, int items) {}

    /** A chunk is done, well or not, and its results are with their call. */
    default void chunkDone(WorkerInfo worker, int items, int failed) {}
}
