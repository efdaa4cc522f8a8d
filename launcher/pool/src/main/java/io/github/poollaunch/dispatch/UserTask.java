package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.engine.Task;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The user's function as it was given. */
record UserTask(Object function, Class<?> functionalInterface) implements Task {

    static UserTask of(PoolFunction<?, ?> function) {
        return new UserTask(Objects.requireNonNull(function, "function"), PoolFunction.class);
    }

    static UserTask of(PoolSupplier<?> supplier) {
        return new UserTask(Objects.requireNonNull(supplier, "task"), PoolSupplier.class);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the compiler has checked the types where the items came in
    public @Nullable Object call(@Nullable Object item) throws Exception {
        return functionalInterface == PoolFunction.class
                ? ((PoolFunction<@Nullable Object, @Nullable Object>) function).apply(item)
                : ((PoolSupplier<@Nullable Object>) function).get();
    }
}
