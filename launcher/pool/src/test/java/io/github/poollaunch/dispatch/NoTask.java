package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.engine.Task;
import org.jspecify.annotations.Nullable;

/** A task that tests of the queue do not run. */
record NoTask() implements Task {

    @Override
    public Object function() {
        return this;
    }

    @Override
    public Class<?> functionalInterface() {
        return PoolFunction.class;
    }

    @Override
    public @Nullable Object call(@Nullable Object item) {
        return item;
    }
}
