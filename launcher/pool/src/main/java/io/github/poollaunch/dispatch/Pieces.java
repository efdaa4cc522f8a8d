package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the outcome of a chunk together that more than one worker has run. Thread-safe. */
final class Pieces {

    private final List<ChunkPiece> all;

    /** Under this object's lock. */
    private final @Nullable Object[] results;

    /** Under this object's lock. */
    private final Map<Integer, Chunk.Failure> failures = new HashMap<>();

    /** Under this object's lock. */
    private int missing;

    Pieces(int size, List<ChunkPiece> all) {
        this.all = all;
        this.results = new @Nullable Object[size];
        this.missing = size;
    }

    List<ChunkPiece> all() {
        return all;
    }

    /**
     * Items have ended that had not before.
     *
     * @param outcome of these items
     * @return the outcome of all, if these were the last
     */
    synchronized @Nullable ChunkOutcome ended(int from, int size, ChunkOutcome outcome) {
        for (int i = 0; i < outcome.results().size(); i++) {
            results[from + i] = outcome.results().get(i);
        }
        outcome.failures().forEach((position, failure) -> failures.put(from + position, failure));
        missing -= size;
        return missing == 0 ? new ChunkOutcome(Arrays.asList(results), failures) : null;
    }
}
