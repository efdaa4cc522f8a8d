package io.github.poollaunch.dispatch;

import io.github.poollaunch.Pool;

/**
 * How many items go to a worker at once.
 *
 * @param fixed the number; 0 for what suits a list's length
 */
record ChunkSize(int fixed) {

    /** CPython's formula for map. */
    static final ChunkSize AUTOMATIC = new ChunkSize(0);

    /** CPython's Pool cuts a list into four chunks for each worker, so that slow ones can be evened out. */
    private static final int CHUNKS_PER_WORKER = 4;

    /**
     * Returns a size that the user gave; {@link Pool#AUTO} is one. CPython's map answers one below 1 with a list of None.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    static ChunkSize of(int chunkSize) {
        if (chunkSize == Pool.AUTO) {
            return AUTOMATIC;
        }
        if (chunkSize < 1) {
            throw new IllegalArgumentException("the chunk size must be at least 1, not " + chunkSize);
        }
        return new ChunkSize(chunkSize);
    }

    /** The size for a stream: if automatic, each item by itself, as far as the user can tell. */
    int forStream() {
        return Math.max(1, fixed);
    }

    /** The size for a list: if automatic, its items divided by four times the workers, rounded up. */
    int forList(int items, int processes) {
        if (fixed > 0) {
            return fixed;
        }
        long chunks = (long) CHUNKS_PER_WORKER * processes;
        return (int) Math.max(1, (items + chunks - 1) / chunks);
    }
}
