package io.github.poollaunch.local;

import io.github.poollaunch.PoolListener;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a chunk in the current thread. */
final class LocalChunks {
    private LocalChunks() {}

    static void run(Chunk chunk, PoolListener listener, WorkerInfo worker) {
        listener.chunkStarted(worker, chunk.items().size());
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
        }
        chunk.done(new ChunkOutcome(results, failures));
        listener.chunkDone(worker, chunk.items().size(), failures.size());
    }
}
