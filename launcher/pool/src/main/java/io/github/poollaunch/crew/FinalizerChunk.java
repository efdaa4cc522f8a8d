package io.github.poollaunch.crew;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finalizer as a worker's very last chunk, of one item. Its outcome is nobody's but the worker's own. */
record FinalizerChunk(Task task) implements Chunk {

    @Override
    public List<@Nullable Object> items() {
        return new ArrayList<>(Collections.nCopies(1, null));
    }

    @Override
    public boolean failFast() {
        return true;
    }

    @Override
    public long firstIndex() {
        return 0;
    }

    @Override
    public boolean started(Runnable stop) {
        return true;
    }

    @Override
    public void done(ChunkOutcome outcome) {
        throw new IllegalStateException("a finalizer's outcome is read by its worker");
    }

    @Override
    public void lost(Failure failure) {
        throw new IllegalStateException("a finalizer's outcome is read by its worker");
    }
}
