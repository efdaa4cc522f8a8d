package io.github.poollaunch.dispatch;

/** How many items go to a worker at once. */
final class ChunkSize {

    /** CPython's Pool cuts a list into four chunks for each worker, so that slow ones can be evened out. */
    private static final int CHUNKS_PER_WORKER = 4;

    private ChunkSize() {}

    /** CPython's formula for map: the items divided by four times the workers, rounded up. */
    static int forMap(int items, int processes) {
        long chunks = (long) CHUNKS_PER_WORKER * processes;
        return (int) Math.max(1, (items + chunks - 1) / chunks);
    }

    /** CPython's map answers a chunk size below 1 with a list of None. */
    static int checked(int chunkSize) {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("the chunk size must be at least 1, not " + chunkSize);
        }
        return chunkSize;
    }
}
