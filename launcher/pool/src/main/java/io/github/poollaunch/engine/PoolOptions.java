package io.github.poollaunch.engine;

import io.github.poollaunch.JacksonSettings;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.Wire;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A pool's settings, as {@link io.github.poollaunch.PoolBuilder} describes them. Immutable.
 *
 * @param name in thread names, tags and messages
 * @param processes how many workers, at least 1
 * @param child what worker processes are started with
 * @param life what workers do besides chunks
 * @param faults what becomes of items that do not end well
 * @param wire what values are written in
 * @param jackson null for none
 * @param listener hears what the pool does
 */
public record PoolOptions(
        String name,
        int processes,
        ChildOptions child,
        WorkerLife life,
        FaultOptions faults,
        Wire wire,
        @Nullable JacksonSettings jackson,
        PoolListener listener) {

    /** Hears nothing. */
    public static final PoolListener NO_LISTENER = new PoolListener() {};

    private static final AtomicInteger POOLS = new AtomicInteger();

    /**
     * Returns a name that no other pool of this JVM got from here.
     *
     * @return the name, such as pool-3
     */
    public static String nextName() {
        return "pool-" + POOLS.incrementAndGet();
    }

    /**
     * Returns the same settings with another listener.
     *
     * @param other what hears instead
     * @return a copy
     */
    public PoolOptions withListener(PoolListener other) {
        return new PoolOptions(name, processes, child, life, faults, wire, jackson, other);
    }
}
