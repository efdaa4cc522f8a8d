package io.github.poollaunch.engine;

import io.github.poollaunch.PoolException;
import java.util.List;

/**
 * Some items of one call, which go to one worker at once. Its outcome is told exactly once, by {@link #done}, or in parts,
 * by {@link #ended} or {@link #halves}; what comes later is ignored.
 */
public interface Chunk extends Work {

    /**
     * A worker is about to run the chunk. It must not if this returns false: nobody wants it any more, and it need not be
     * told anything.
     *
     * @param stop stops the running of this chunk for real, and of nothing else: once the chunk has ended it has no effect.
     *     It may be called from any thread, several times; a worker that has to die for it is replaced. The chunk is
     *     still told its outcome
     * @return whether the others can do without it
     */
    boolean started(Runnable stop);

    /**
     * The chunk has ended. Items that have neither a result nor a failure were not run, and need not be.
     *
     * @param outcome what became of the items
     */
    void done(ChunkOutcome outcome);

    /**
     * The first items have ended, and their worker cannot go on. What is left is to be run elsewhere.
     *
     * @param first what became of them
     * @param alone where the next chunk ends, if the item behind those that have ended is to be run apart, as one more
     *     attempt; else the number of those that have ended
     * @return what is left, in order; nothing if all have ended, or the call does not want them any more
     */
    List<Chunk> ended(ChunkOutcome first, int alone);

    /**
     * The last of the first items has failed, and ends its chunk of the call. What is behind that is to be run elsewhere.
     *
     * @param first what became of the first items, the failed one included
     * @return what is left, in order: nothing unless it stands for several chunks
     */
    List<Chunk> brokenOff(ChunkOutcome first);

    /**
     * The chunks that it stands for, as a listener is told of them: many of a stream's that have one item each may be one.
     *
     * @return their sizes, in order
     */
    List<Integer> sizes();

    /**
     * For how many of its call's chunks its first items stand.
     *
     * @param items how many they are
     * @return the number of those chunks that end with them or before
     */
    int chunksWithin(int items);

    /**
     * Nothing of it was started, and it is to be run in two parts.
     *
     * @return the parts
     */
    List<Chunk> halves();

    /**
     * How often its item was run in vain before, because the worker died.
     *
     * @return 0 unless it is an attempt of its own
     */
    int attempts();

    /**
     * For how many of its call's chunks it stands: an engine may get several in one ({@link ChunkSource#take}).
     *
     * @return 1, or more for several
     */
    int chunks();

    /**
     * Where it can be cut, if so many of its items have been started.
     *
     * @param started the number of its first items that are not to be taken away
     * @return a number of items, at least {@code started}; that of all items if it cannot be cut behind them
     */
    int cutBehind(int started);

    /**
     * Takes back what is to be run elsewhere. Its items end there from now on, and the last that stays is told of by itself:
     * it may be what takes so long.
     *
     * @param end the number of items that stay, or of all, as {@link #cutBehind} has told
     * @param slow whether its items take longer than was thought; else they are too many bytes
     * @return what was taken away, in order
     */
    List<Chunk> cut(int end, boolean slow);

    /**
     * The first items have ended, and others go on. It is told of them again at its end.
     *
     * @param first what became of them
     */
    void soFar(ChunkOutcome first);

    /**
     * Counts that a worker has ended with it without starting any of its items.
     *
     * @return how often that was so, this time included, for this chunk or those that it is a half of
     */
    int countUnstarted();

    /** Makes an exception for each reader of a failure, so that no two threads share one. */
    @FunctionalInterface
    interface Failure {
        /**
         * Makes one.
         *
         * @param index the failed item's place in the call's input, from 0
         * @return a new exception at each call
         */
        PoolException toException(long index);
    }
}
