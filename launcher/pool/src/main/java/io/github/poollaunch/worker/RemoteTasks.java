package io.github.poollaunch.worker;

import io.github.poollaunch.JacksonSettings;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.engine.Task;
import io.github.poollaunch.function.FunctionSpecs;
import io.github.poollaunch.protocol.function.FunctionException;
import io.github.poollaunch.protocol.function.FunctionSignature;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperBuilder;

/** Describes a pool's functions, each once. Thread-safe. */
final class RemoteTasks {

    private final Codecs codecs;

    /** What the user wants of Jackson, as it travels; null for nothing. */
    private final @Nullable FunctionSpec jackson;

    private final AtomicInteger numbers = new AtomicInteger();

    /** A class may be both a PoolFunction and a PoolSupplier. A record's own methods take a JVM 8 ms for the first one. */
    private record Key(Class<?> function, Class<?> functionalInterface) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && function == key.function
                    && functionalInterface == key.functionalInterface;
        }

        @Override
        public int hashCode() {
            return 31 * function.hashCode() + functionalInterface.hashCode();
        }
    }

    /** Functions whose class tells all: the same method reference in the same place has the same class each time. */
    private final ConcurrentHashMap<Key, RemoteTask> byClass = new ConcurrentHashMap<>();

    /**
     * @throws PoolException if the settings cannot travel
     */
    RemoteTasks(@Nullable JacksonSettings settings) {
        this.codecs = settings == null ? Codecs.wire() : Codecs.wire(builder -> apply(settings, builder));
        try {
            this.jackson = settings == null ? null : FunctionSpecs.of(settings, JacksonSettings.class);
        } catch (FunctionException e) {
            throw new PoolException("the pool's Jackson settings: " + e.getMessage(), e);
        }
    }

    private static void apply(JacksonSettings settings, MapperBuilder<?, ?> builder) {
        try {
            settings.applyTo(builder);
        } catch (RuntimeException e) {
            throw new PoolException("the pool's Jackson settings failed: " + e, e);
        }
    }

    @Nullable
    FunctionSpec jackson() {
        return jackson;
    }

    Codecs codecs() {
        return codecs;
    }

    /** A task whose result stays where it runs, and may be of any type. */
    RemoteTask withoutResult(Task task) {
        return describe(task, false);
    }

    /**
     * @throws PoolException if the function or its values' types cannot travel
     */
    RemoteTask of(Task task) {
        Key key = new Key(task.function().getClass(), task.functionalInterface());
        RemoteTask known = byClass.get(key);
        if (known != null) {
            return known;
        }
        RemoteTask described = describe(task, true);
        if (FunctionSpecs.sameForWholeClass(task.function(), described.spec())) {
            byClass.putIfAbsent(key, described);
        }
        return described;
    }

    private RemoteTask describe(Task task, boolean resultTravels) {
        String name = task.function().getClass().getTypeName();
        try {
            FunctionSpec spec = FunctionSpecs.of(task.function(), task.functionalInterface());
            name = spec.displayName();
            ClassLoader loader = FunctionSpecs.loaderOf(task.function());
            FunctionSignature signature = FunctionSignature.of(spec, loader);
            return new RemoteTask(
                    task.function(),
                    task.functionalInterface(),
                    numbers.incrementAndGet(),
                    spec,
                    loader,
                    codecs.ofArguments(signature.parameters()),
                    codecs.of(resultTravels ? signature.result() : Void.class));
        } catch (FunctionException e) {
            throw new PoolException(String.valueOf(e.getMessage()), e);
        } catch (ValueException e) {
            throw new PoolException("the values of " + name + " cannot travel: " + e.getMessage(), e);
        }
    }
}
