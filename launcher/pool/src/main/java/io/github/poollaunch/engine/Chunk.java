package io.github.poollaunch.engine;

import io.github.poollaunch.PoolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some items of one call, which go to one worker at once. Its outcome is told exactly once; later ones are ignored. */
public interface Chunk {

    /**
     * What to run.
     *
     * @return the task, as {@link EngineSession#prepare} has made it
     */
    Task task();

    /**
     * The items, in order; at least one, null among them if the input has null.
     *
     * @return the items; not to be changed
     */
    List<@Nullable Object> items();

    /**
     * Whether the first item that fails ends the chunk.
     *
     * @return true if the items behind a failed one are not run
     */
    boolean failFast();

    /**
     * The place of the first item in the call's input, from 0.
     *
     * @return the place, from 0
     */
    long firstIndex();

    /**
     * A worker is about to run the chunk. It must not if this returns false: nobody wants it any more, and it need not be
     * told anything.
     *
     * @param stop stops the running of this chunk for real, and of nothing else: once the chunk has ended it has no effect.
     *     It may be called from any thread, several times; a worker that has to die for it is replaced. The chunk is
     *     still told its outcome, or that it is lost
     * @return whether the others can do without it
     */
    boolean started(Runnable stop);

    /**
     * The chunk has run.
     *
     * @param outcome what became of the items
     */
    void done(ChunkOutcome outcome);

    /**
     * The chunk could not be run, or its outcome is lost: all its items fail with what {@code failure} makes.
     *
     * @param failure makes the exception of each item
     */
    void lost(Failure failure);

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
