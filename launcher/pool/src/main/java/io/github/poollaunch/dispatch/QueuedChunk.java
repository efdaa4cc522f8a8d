package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;

/** What the queue gives out, and may get back. */
interface QueuedChunk extends Chunk {

    /** The call that it is of. */
    Job job();

    /** Whether anybody waits for its outcome: the call may have been given up. */
    boolean isWanted();
}
