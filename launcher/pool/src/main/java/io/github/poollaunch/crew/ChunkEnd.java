package io.github.poollaunch.crew;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;

/** What a chunk is to be told. */
public sealed interface ChunkEnd {

    /**
     * Tells it.
     *
     * @return how many of its items failed
     */
    int tell(Chunk chunk);

    /** It has run. */
    record Done(ChunkOutcome outcome) implements ChunkEnd {
        @Override
        public int tell(Chunk chunk) {
            chunk.done(outcome);
            return outcome.failures().size();
        }
    }

    /** It could not be run, or its outcome is lost. */
    record Lost(Chunk.Failure failure) implements ChunkEnd {
        @Override
        public int tell(Chunk chunk) {
            chunk.lost(failure);
            return chunk.items().size();
        }
    }
}
