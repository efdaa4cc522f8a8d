package io.github.poollaunch.local;

import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs a chunk in the current thread. */
final class LocalChunks {
    private LocalChunks() {}

    /**
     * @param stopped whether the rest of the chunk is not wanted any more
     */
    static ChunkEnd run(Chunk chunk, BooleanSupplier stopped) {
        List<@Nullable Object> results = new ArrayList<>(chunk.items().size());
        Map<Integer, Chunk.Failure> failures = new HashMap<>();
        for (Object item : chunk.items()) {
            try {
                results.add(chunk.task().call(item));
            } catch (Throwable e) {
                failures.put(
                        results.size(), index -> new TaskFailedException(index, "item " + index + " failed: " + e, e));
                results.add(null);
                if (chunk.failFast()) {
                    break;
                }
            }
            if (stopped.getAsBoolean() && results.size() < chunk.items().size()) {
                return new ChunkEnd.Lost(index -> new TaskFailedException(
                        index, "item " + index + " was stopped", new InterruptedException("stopped")));
            }
        }
        return new ChunkEnd.Done(new ChunkOutcome(results, failures));
    }
}
