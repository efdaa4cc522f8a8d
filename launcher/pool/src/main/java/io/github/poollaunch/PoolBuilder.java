package io.github.poollaunch;

import io.github.poollaunch.dispatch.EnginePool;
import io.github.poollaunch.dispatch.UserTask;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.engine.Task;
import io.github.poollaunch.engine.WorkerLife;
import io.github.poollaunch.worker.JavaInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

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
    private WorkerLife.@Nullable Shared shared;
    private WorkerLife.@Nullable Initializer initializer;
    private @Nullable Task finalizer;
    private int maxTasksPerChild = WorkerLife.UNLIMITED;
    private Wire wire = Wire.JSON;
    private @Nullable JacksonSettings jackson;
    private PoolListener listener = PoolOptions.NO_LISTENER;

    PoolBuilder() {}

    /**
     * How many workers. The default is the number of CPUs that this JVM may use; more than that is legal, and exactly as
     * many are started.
     *
     * @param processes at least 1
     * @return this
     * @throws IllegalArgumentException if less than 1
     */
    public PoolBuilder processes(int processes) {
        if (processes < 1) {
            throw new IllegalArgumentException("processes must be at least 1, not " + processes);
        }
        this.processes = processes;
        return this;
    }

    /**
     * What runs the work; {@link Engine#processes()} by default.
     *
     * @param engine the engine
     * @return this
     */
    public PoolBuilder engine(Engine engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
        return this;
    }

    /**
     * The pool's name in thread names, tags and messages; by default {@code pool-} and a number.
     *
     * @param name not blank
     * @return this
     */
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
     * @param maxHeap a size such as {@code 512m}
     * @return this
     * @throws IllegalArgumentException if it is not a number with an optional k, m, g or t
     */
    public PoolBuilder maxHeap(String maxHeap) {
        if (!maxHeap.matches("[1-9][0-9]*[kKmMgGtT]?")) {
            throw new IllegalArgumentException("maxHeap takes a size such as 512m or 2g, not \"" + maxHeap + '"');
        }
        this.maxHeap = maxHeap;
        return this;
    }

    /**
     * Further arguments for the workers' {@code java}; they come behind the pool's own, and so override them.
     *
     * @param jvmArgs one word each, such as {@code -Xss4m}
     * @return this
     */
    public PoolBuilder jvmArgs(String... jvmArgs) {
        this.jvmArgs = List.of(jvmArgs);
        return this;
    }

    /**
     * The Java installation that runs the workers, 17 or newer; by default the one that runs this JVM.
     *
     * @param javaHome the folder that holds {@code bin/java}
     * @return this
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
     * @param classPath the entries, in their order
     * @return this
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
     *
     * @param environment names and values; they replace inherited ones
     * @return this
     */
    public PoolBuilder environment(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        return this;
    }

    /**
     * The workers' working directory; by default this JVM's.
     *
     * @param workingDirectory a folder
     * @return this
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
     * A task that runs once in each worker, before the worker's first chunk; what it returns is the worker's own state,
     * which the tasks get from {@link ThisWorker#state(Class)}. It stays in the worker, so that it may be of any type: a
     * connection, a parser.
     *
     * <p>A worker takes no chunks before its initializer has returned. If that fails, or ends its process, another worker is
     * tried, later each time; after three in a row, while no other worker is ready, every call of the pool ends with a
     * {@link PoolBrokenException} whose cause is the initializer's own exception. With {@link Engine#sequential()} it runs in
     * the thread of the first call, and the first failure counts.
     *
     * @param initializer makes the state; null is a state like any other
     * @return this
     */
    public PoolBuilder initializer(PoolSupplier<?> initializer) {
        this.initializer = new WorkerLife.Initializer(UserTask.of(initializer), null);
        return this;
    }

    /**
     * {@link #initializer(PoolSupplier)} with an argument, which travels as an item does. It is encoded when the pool is built.
     *
     * @param <A> the argument's type
     * @param initializer makes the state
     * @param argument what each worker's initializer gets
     * @return this
     */
    public <A extends @Nullable Object> PoolBuilder initializer(PoolFunction<A, ?> initializer, A argument) {
        this.initializer = new WorkerLife.Initializer(UserTask.of(initializer), argument);
        return this;
    }

    /**
     * {@link #initializer(PoolSupplier)} with two arguments, which travel as items do. They are encoded when the pool is built.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param initializer makes the state
     * @param first what each worker's initializer gets
     * @param second what each worker's initializer gets, too
     * @return this
     */
    public <A extends @Nullable Object, B extends @Nullable Object> PoolBuilder initializer(
            PoolBiFunction<A, B, ?> initializer, A first, B second) {
        this.initializer = new WorkerLife.Initializer(UserTask.of(initializer), new @Nullable Object[] {first, second});
        return this;
    }

    /**
     * A value that all tasks can read, with {@link ThisWorker#shared(Class)}: it is sent to each worker once, before the
     * initializer, and not again with each task. It is encoded when the pool is built; later changes reach nobody. With
     * {@link Engine#threads()} and {@link Engine#sequential()} the tasks get the object itself.
     *
     * @param value of a class that travels as an item does; a generic one is better given {@linkplain #shared(Object,
     *     TypeReference) with its type}
     * @return this
     */
    public PoolBuilder shared(Object value) {
        this.shared = new WorkerLife.Shared(Objects.requireNonNull(value, "value"), null);
        return this;
    }

    /**
     * {@link #shared(Object)} for a value whose class does not tell the types of what it holds: a list of records, say.
     *
     * @param <T> the value's type
     * @param value the value
     * @param type its type, such as {@code new TypeReference<List<Reading>>() {}}
     * @return this
     */
    public <T> PoolBuilder shared(T value, TypeReference<T> type) {
        this.shared = new WorkerLife.Shared(Objects.requireNonNull(value, "value"), type.getType());
        return this;
    }

    /**
     * A task that runs in each worker that ends in order: when the pool is closed, or after the worker's last chunk ({@link
     * #maxTasksPerChild}). What it returns is collected in {@link Pool#finalizerResults}. It does not run in a worker that
     * dies, is killed, or is still starting when the pool is closed.
     *
     * <p>One that throws is told on stderr and to {@link PoolListener#finalizerFailed}, and disturbs nothing else. One that
     * has not returned after 10 s is given up, and its worker killed.
     *
     * @param finalizer may use {@link ThisWorker}; its result travels as a task's does
     * @return this
     */
    public PoolBuilder finalizer(PoolSupplier<?> finalizer) {
        this.finalizer = UserTask.of(finalizer);
        return this;
    }

    /**
     * How many chunks a worker runs before a new one takes its place, against what leaks. The new one is started when the
     * old one takes its last chunk, and takes over when that is done: never more chunks run at once than the pool has
     * processes, and no work waits for a start. By default a worker lives as long as its pool.
     *
     * @param chunks at least 1; a chunk counts as one task however many items it has, as in Python
     * @return this
     * @throws IllegalArgumentException if less than 1
     */
    public PoolBuilder maxTasksPerChild(int chunks) {
        if (chunks < 1) {
            throw new IllegalArgumentException("maxTasksPerChild must be at least 1, not " + chunks);
        }
        this.maxTasksPerChild = chunks;
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

    /**
     * Changes the Jackson mapper by which classes with Jackson's annotations travel: adds modules of the user's, say. With such settings,
     * classes without annotations travel by that mapper, too, unless they are records, enums, or the JDK's own.
     *
     * @param settings applied in this JVM and in each worker; what they need must be on the workers' class path
     * @return this
     */
    public PoolBuilder jackson(JacksonSettings settings) {
        this.jackson = Objects.requireNonNull(settings, "settings");
        return this;
    }

    /**
     * Hears what the pool does.
     *
     * @param listener called by the pool's own threads
     * @return this
     */
    public PoolBuilder listener(PoolListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Makes the pool. Its workers start in the background; this does not wait for them.
     *
     * @return the pool, to be closed
     * @throws PoolException if the shared value, the initializer, its argument, or the finalizer cannot travel
     */
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
                        new WorkerLife(shared, initializer, finalizer, maxTasksPerChild),
                        wire,
                        jackson,
                        listener));
    }
}
