package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolBiFunction;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.PoolTriFunction;
import io.github.poollaunch.engine.Task;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The user's function as it was given. */
public record UserTask(Object function, Class<?> functionalInterface) implements Task {

    public static UserTask of(PoolFunction<?, ?> function) {
        return new UserTask(Objects.requireNonNull(function, "function"), PoolFunction.class);
    }

    public static UserTask of(PoolSupplier<?> supplier) {
        return new UserTask(Objects.requireNonNull(supplier, "task"), PoolSupplier.class);
    }

    /** A task of an executor service. */
    static UserTask of(Callable<?> callable) {
        return callable instanceof PoolSupplier<?> supplier
                ? of(supplier) // A lambda's own method is PoolSupplier's.
                : new UserTask(Objects.requireNonNull(callable, "task"), Callable.class);
    }

    /** A task of an executor service. */
    static UserTask of(Runnable runnable) {
        return new UserTask(Objects.requireNonNull(runnable, "task"), Runnable.class);
    }

    public static UserTask of(PoolBiFunction<?, ?, ?> function) {
        return new UserTask(Objects.requireNonNull(function, "function"), PoolBiFunction.class);
    }

    static UserTask of(PoolTriFunction<?, ?, ?, ?> function) {
        return new UserTask(Objects.requireNonNull(function, "function"), PoolTriFunction.class);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the compiler has checked the types where function and items came in
    public @Nullable Object call(@Nullable Object item) throws Exception {
        if (functionalInterface == PoolFunction.class) {
            return ((PoolFunction<@Nullable Object, ?>) function).apply(item);
        }
        if (functionalInterface == PoolSupplier.class) {
            return ((PoolSupplier<?>) function).get();
        }
        if (functionalInterface == Callable.class) {
            return ((Callable<?>) function).call();
        }
        if (functionalInterface == Runnable.class) {
            ((Runnable) function).run();
            return null;
        }
        @Nullable Object[] arguments = (@Nullable Object[]) Objects.requireNonNull(item);
        if (functionalInterface == PoolBiFunction.class) {
            return ((PoolBiFunction<@Nullable Object, @Nullable Object, ?>) function).apply(arguments[0], arguments[1]);
        }
        if (functionalInterface == PoolTriFunction.class) {
            return ((PoolTriFunction<@Nullable Object, @Nullable Object, @Nullable Object, ?>) function)
                    .apply(arguments[0], arguments[1], arguments[2]);
        }
        throw new IllegalStateException("a function of an unknown kind: " + functionalInterface);
    }
}
