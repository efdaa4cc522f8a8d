package io.github.poollaunch.crew;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import org.jspecify.annotations.Nullable;

/** What became of a chunk in its worker's hands. */
public sealed interface ChunkEnd {

    /** Whether the worker cannot go on. */
    default boolean endsWorker() {
        return false;
    }

    /** It has run. */
    record Done(ChunkOutcome outcome) implements ChunkEnd {}

    /**
     * The worker has left its last items, as it was told to; others can run them.
     *
     * @param before what became of the first items, one or more
     */
    record Cut(ChunkOutcome before) implements ChunkEnd {}

    /**
     * The worker has left the items behind a failed one, as the failed item's chunk wants it. Chunks behind that one are to
     * be run.
     *
     * @param before what became of the first items; the last of them has failed
     */
    record BrokenOff(ChunkOutcome before) implements ChunkEnd {}

    /** It could not be run, or its outcome is lost. */
    record Lost(Chunk.Failure failure) implements ChunkEnd {}

    /**
     * It cannot go in one message: it is more than one can hold, or an item of one of several chunks cannot travel. In parts
     * it may.
     *
     * @param failure what it is told if it is one item
     */
    record NotInOne(Chunk.Failure failure) implements ChunkEnd {}

    /**
     * The worker cannot go on with it. What it has not started can be run elsewhere.
     *
     * @param before what became of the first items, which have ended
     * @param running what is wrong with the item behind them, which was running; null if none was
     * @param retriable whether that item may be run again, if the pool wants that
     * @param unstarted what the chunk is told if workers end again and again before they start anything of it
     */
    record Broken(ChunkOutcome before, Chunk.@Nullable Failure running, boolean retriable, Chunk.Failure unstarted)
            implements ChunkEnd {

        @Override
        public boolean endsWorker() {
            return true;
        }

        /** How many items were started. */
        int started() {
            return before.results().size() + (running == null ? 0 : 1);
        }
    }
}
