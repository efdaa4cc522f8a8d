package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolBiFunction;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.PoolTriFunction;
import io.github.poollaunch.engine.Task;
import java.util.Objects;
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
