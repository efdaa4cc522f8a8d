package io.github.poollaunch.engine;

import io.github.poollaunch.PoolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some items of one call, which go to one worker at once. Its outcome is told exactly once; later ones are ignored. */
public interface Chunk {

    /** What to run. */
    Task task();

    /** The items, in order; at least one, null among them if the input has null. */
    List<@Nullable Object> items();

    /** Whether the first item that fails ends the chunk. */
    boolean failFast();

    /** The place of the first item in the call's input, from 0. */
    long firstIndex();

    /**
     * The chunk is about to run.
     *
     * @param stop stops it for real, from any thread; it has no effect on anything else once the chunk has ended
     */
    default void started(Runnable stop) {}

    /** The chunk has run. */
    void done(ChunkOutcome outcome);

    /** The chunk could not be run, or its outcome is lost: all its items fail with what {@code failure} makes. */
    void lost(Failure failure);

    /** Makes an exception for each reader of a failure, so that no two threads share one. */
    @FunctionalInterface
    interface Failure {
        /**
         * Makes one.
         *
         * @param index the failed item's place in the call's input, from 0
         */
        PoolException toException(long index);
    }
}
