package io.github.poollaunch.engine;

import io.github.poollaunch.packed.PackedIntegers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a chunk's items.
 *
 * @param results one entry for each of the first items, in the items' order; null where it failed. Behind a failed item
 *     of a fail-fast chunk there may be none
 * @param failures what failed, by the item's place in the chunk; also of items that have no entry in {@code results}
 */
public record ChunkOutcome(List<@Nullable Object> results, Map<Integer, Chunk.Failure> failures) {

    /**
     * What became of some of the items, as if they had been a chunk.
     *
     * @param from the first one's place, which may be behind all results
     * @param to the place behind the last one
     * @return their outcome, which keeps no other in memory
     */
    public ChunkOutcome slice(int from, int to) {
        if (from == 0 && to >= results.size() && failures.isEmpty()) {
            return this;
        }
        return new ChunkOutcome(sliceOfResults(from, to), sliceOfFailures(from, to));
    }

    private List<@Nullable Object> sliceOfResults(int from, int to) {
        if (from >= results.size()) {
            return List.of(); // It failed, or was not run.
        }
        if (to - from == 1) {
            return Collections.singletonList(results.get(from));
        }
        int end = Math.min(to, results.size());
        // Copies: a view would keep all of them in memory.
        return results instanceof PackedIntegers packed
                ? packed.copy(from, end)
                : new ArrayList<>(results.subList(from, end));
    }

    private Map<Integer, Chunk.Failure> sliceOfFailures(int from, int to) {
        if (failures.isEmpty()) {
            return Map.of();
        }
        Map<Integer, Chunk.Failure> some = new HashMap<>();
        for (int place = from; place < to; place++) {
            Chunk.Failure failure = failures.get(place);
            if (failure != null) {
                some.put(place - from, failure);
            }
        }
        return some;
    }
}
