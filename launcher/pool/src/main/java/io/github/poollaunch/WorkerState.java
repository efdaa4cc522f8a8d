package io.github.poollaunch;

/** Where a worker stands. It moves downwards, and between IDLE and BUSY. */
public enum WorkerState {
    /** Launched, or waiting for its turn to be; it has not said hello, or still runs the pool's initializer. */
    STARTING,
    /** Waiting for a chunk, or until the worker whose place it takes has finished its last one. */
    IDLE,
    /** Working on a chunk. */
    BUSY,
    /** Told to end, or dying. */
    STOPPING,
    /** Gone. */
    ENDED
}
