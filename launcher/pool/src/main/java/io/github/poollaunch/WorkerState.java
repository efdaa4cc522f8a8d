package io.github.poollaunch;

/** Where a worker stands. It moves downwards, and between IDLE and BUSY. */
public enum WorkerState {
    /** Launched, or waiting for its turn to be; it has not said hello. */
    STARTING,
    /** Waiting for a chunk. */
    IDLE,
    /** Working on a chunk. */
    BUSY,
    /** Told to end, or dying. */
    STOPPING,
    /** Gone. */
    ENDED
}
