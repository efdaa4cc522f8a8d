package io.github.poollaunch;

import io.github.poollaunch.dispatch.EnginePool;
import io.github.poollaunch.engine.PoolOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings of a pool. Each has a default; a wrong value is refused at once. Not thread-safe. */
public final class PoolBuilder extends WorkSettings<PoolBuilder> {

    private int processes = Runtime.getRuntime().availableProcessors();
    private Engine engine = Engine.processes();
    private @Nullable String name;
    private Wire wire = Wire.JSON;
    private @Nullable JacksonSettings jackson;
    private PoolListener listener = PoolOptions.NO_LISTENER;

    PoolBuilder() {}

    @Override
    PoolBuilder self() {
        return this;
    }

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
                        childOptions(),
                        workerLife(),
                        faultOptions(),
                        wire,
                        jackson,
                        listener));
    }
}
