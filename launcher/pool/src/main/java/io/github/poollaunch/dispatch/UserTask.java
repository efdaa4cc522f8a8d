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
public record UserTask(Object function, Class<?> functionalInterface, Call call) implements Task {

    /** How a call of it looks, once the compiler's types are gone. */
    @FunctionalInterface
    public interface Call {
        @Nullable
        Object with(@Nullable Object item) throws Exception;
    }

    public static <T extends @Nullable Object> UserTask of(PoolFunction<T, ?> function) {
        return new UserTask(
                Objects.requireNonNull(function, "function"), PoolFunction.class, item -> function.apply(as(item)));
    }

    public static UserTask of(PoolSupplier<?> supplier) {
        return new UserTask(Objects.requireNonNull(supplier, "task"), PoolSupplier.class, item -> supplier.get());
    }

    /** A task of an executor service. */
    static UserTask of(Callable<?> callable) {
        return callable instanceof PoolSupplier<?> supplier
                ? of(supplier) // A lambda's own method is PoolSupplier's.
                : new UserTask(Objects.requireNonNull(callable, "task"), Callable.class, item -> callable.call());
    }

    /** A task of an executor service. */
    static UserTask of(Runnable runnable) {
        return new UserTask(Objects.requireNonNull(runnable, "task"), Runnable.class, item -> {
            runnable.run();
            return null;
        });
    }

    public static <A extends @Nullable Object, B extends @Nullable Object> UserTask of(
            PoolBiFunction<A, B, ?> function) {
        return new UserTask(
                Objects.requireNonNull(function, "function"),
                PoolBiFunction.class,
                item -> function.apply(argument(item, 0), argument(item, 1)));
    }

    static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> UserTask of(
            PoolTriFunction<A, B, C, ?> function) {
        return new UserTask(
                Objects.requireNonNull(function, "function"),
                PoolTriFunction.class,
                item -> function.apply(argument(item, 0), argument(item, 1), argument(item, 2)));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // as below
    private static <T extends @Nullable Object> T argument(@Nullable Object arguments, int position) {
        return as(((@Nullable Object[]) Objects.requireNonNull(arguments))[position]);
    }

    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // the compiler has checked the types where the items came in
    private static <T extends @Nullable Object> T as(@Nullable Object item) {
        return (T) item;
    }

    @Override
    public @Nullable Object call(@Nullable Object item) throws Exception {
        return call.with(item);
    }
}
