package io.github.poollaunch.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a chunk's items.
 *
 * @param results one entry for each item that ran, in the items' order; null where it failed. All items ran unless the
 *     chunk is fail-fast and the last of these failed
 * @param failures what failed, by the item's place in the chunk
 */
public record ChunkOutcome(List<@Nullable Object> results, Map<Integer, Chunk.Failure> failures) {}
