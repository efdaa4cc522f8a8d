package io.github.poollaunch.engine;

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
public record ChunkOutcome(List<@Nullable Object> results, Map<Integer, Chunk.Failure> failures) {}
