package io.github.poollaunch.engine;

import io.github.poollaunch.JacksonSettings;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A pool's settings, as {@link io.github.poollaunch.PoolBuilder} describes them. Immutable.
 *
 * @param name in thread names, tags and messages
 * @param processes how many workers, at least 1
 * @param maxHeap null for an equal share of the machine's memory
 * @param jvmArgs further arguments of the workers' JVMs
 * @param javaHome null for this JVM's own
 * @param classPath null for this JVM's own
 * @param environment variables added to the inherited ones
 * @param workingDirectory null for this JVM's own
 * @param life what workers do besides chunks
 * @param wire what values are written in
 * @param jackson null for none
 * @param listener hears what the pool does
 */
public record PoolOptions(
        String name,
        int processes,
        @Nullable String maxHeap,
        List<String> jvmArgs,
        @Nullable Path javaHome,
        @Nullable List<Path> classPath,
        Map<String, String> environment,
        @Nullable Path workingDirectory,
        WorkerLife life,
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
        return new PoolOptions(
                name,
                processes,
                maxHeap,
                jvmArgs,
                javaHome,
                classPath,
                environment,
                workingDirectory,
                life,
                wire,
                jackson,
                other);
    }
}
