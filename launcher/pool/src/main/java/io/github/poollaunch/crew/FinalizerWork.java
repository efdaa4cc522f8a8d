package io.github.poollaunch.crew;

import io.github.poollaunch.engine.Task;
import io.github.poollaunch.engine.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finalizer as a worker's very last work, of one item. Its outcome is nobody's but the worker's own. */
record FinalizerWork(Task task) implements Work {

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
}
