package io.github.poollaunch.engine;

/**
 * A worker that waits for a chunk. Meanwhile a caller who waits for a short call may have it run that in the caller's own
 * thread: so neither thread has to wake the other.
 */
public interface IdleWorker {

    /**
     * Has it run a chunk that should take but a moment, in the thread that asks, while its own waits in
     * {@link ChunkSource#take}. Whatever goes wrong is left to its own thread, and not thrown here.
     *
     * @param chunk one that the source has just given out
     * @return whether that is over, and the worker idle again; else its own thread is to get this chunk from
     *     {@link ChunkSource#take}, and goes on with it
     */
    boolean serve(Chunk chunk);
}
