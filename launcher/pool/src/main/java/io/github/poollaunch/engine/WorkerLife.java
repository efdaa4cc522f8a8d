package io.github.poollaunch.engine;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * What happens in each worker beside the pool's calls. Immutable.
 *
 * @param shared what all tasks can read; null if nothing
 * @param initializer what runs before the first chunk; null if nothing
 * @param finalizer what runs in a worker that ends in order; null if nothing
 * @param maxTasks how many chunks a worker runs before another takes its place
 */
public record WorkerLife(
        @Nullable Shared shared,
        @Nullable Initializer initializer,
        @Nullable Task finalizer,
        int maxTasks) {

    /** The number of chunks where there is no limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * A value for all workers.
     *
     * @param value the value
     * @param type its declared type; null for its own class
     */
    public record Shared(Object value, @Nullable Type type) {}

    /**
     * A task that makes a worker's state.
     *
     * @param task the task
     * @param item what it takes, as {@link Task#call} says
     */
    public record Initializer(Task task, @Nullable Object item) {}
}
