package io.github.poollaunch;

import io.github.poollaunch.dispatch.EnginePool;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.worker.JavaInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings of a pool. Each has a default; a wrong value is refused at once. Not thread-safe. */
public final class PoolBuilder {

    private int processes = Runtime.getRuntime().availableProcessors();
    private Engine engine = Engine.processes();
    private @Nullable String name;
    private @Nullable String maxHeap;
    private List<String> jvmArgs = List.of();
    private @Nullable Path javaHome;
    private @Nullable List<Path> classPath;
    private Map<String, String> environment = Map.of();
    private @Nullable Path workingDirectory;
    private Wire wire = Wire.JSON;
    private PoolListener listener = PoolOptions.NO_LISTENER;

    PoolBuilder() {}

    /**
     * How many workers. The default is the number of CPUs that this JVM may use; more than that is legal, and exactly as
     * many are started.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public PoolBuilder processes(int processes) {
        if (processes < 1) {
            throw new IllegalArgumentException("processes must be at least 1, not " + processes);
        }
        this.processes = processes;
        return this;
    }

    /** What runs the work; {@link Engine#processes()} by default. */
    public PoolBuilder engine(Engine engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
        return this;
    }

    /** The pool's name in thread names, tags and messages; by default {@code pool-} and a number. */
    public PoolBuilder name(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a pool's name must not be blank");
        }
        this.name = name;
        return this;
    }

    /**
     * Each worker's heap limit, as the JVM's {@code -Xmx} takes it: {@code 512m}, {@code 2g}. By default the workers
     * share three quarters of the machine's memory, as far as the container grants it, in equal parts.
     *
     * @throws IllegalArgumentException if it is not a number with an optional k, m, g or t
     */
    public PoolBuilder maxHeap(String maxHeap) {
        if (!maxHeap.matches("[1-9][0-9]*[kKmMgGtT]?")) {
            throw new IllegalArgumentException("maxHeap takes a size such as 512m or 2g, not \"" + maxHeap + '"');
        }
        this.maxHeap = maxHeap;
        return this;
    }

    /** Further arguments for the workers' {@code java}; they come behind the pool's own, and so override them. */
    public PoolBuilder jvmArgs(String... jvmArgs) {
        this.jvmArgs = List.of(jvmArgs);
        return this;
    }

    /**
     * The Java installation that runs the workers, 17 or newer; by default the one that runs this JVM.
     *
     * @throws IllegalArgumentException if there is no Java in it, it does not run, or is too old
     */
    public PoolBuilder javaHome(Path javaHome) {
        JavaInstallation.check(javaHome);
        this.javaHome = javaHome;
        return this;
    }

    /**
     * Jars and folders with the user's classes for the workers, behind the pool's own jars; by default this JVM's class
     * path.
     *
     * @throws IllegalArgumentException if one of them does not exist
     */
    public PoolBuilder classPath(Path... classPath) {
        for (Path entry : classPath) {
            if (!Files.exists(entry)) {
                throw new IllegalArgumentException("there is no " + entry + " to put on the class path");
            }
        }
        this.classPath = List.copyOf(Arrays.asList(classPath));
        return this;
    }

    /**
     * Variables added to the environment that the workers inherit. {@code JAVA_TOOL_OPTIONS}, {@code JDK_JAVA_OPTIONS}
     * and {@code _JAVA_OPTIONS} are not inherited, since they are meant for this JVM; here they can be set on purpose.
     */
    public PoolBuilder environment(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        return this;
    }

    /**
     * The workers' working directory; by default this JVM's.
     *
     * @throws IllegalArgumentException if it is no directory
     */
    public PoolBuilder workingDirectory(Path workingDirectory) {
        if (!Files.isDirectory(workingDirectory)) {
            throw new IllegalArgumentException("there is no folder " + workingDirectory + " to work in");
        }
        this.workingDirectory = workingDirectory;
        return this;
    }

    /**
     * What items and results are written in on their way to the workers and back; {@link Wire#JSON} by default. It
     * matters to {@link Engine#processes()} only.
     *
     * @param wire not null
     * @return this builder
     */
    public PoolBuilder wire(Wire wire) {
        this.wire = Objects.requireNonNull(wire, "wire");
        return this;
    }

    /** Hears what the pool does. */
    public PoolBuilder listener(PoolListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /** Makes the pool. Its workers start in the background; this does not wait for them. */
    public Pool build() {
        return EnginePool.open(
                engine,
                new PoolOptions(
                        name == null ? PoolOptions.nextName() : name,
                        processes,
                        maxHeap,
                        new ArrayList<>(jvmArgs),
                        javaHome,
                        classPath,
                        environment,
                        workingDirectory,
                        wire,
                        listener));
    }
}
