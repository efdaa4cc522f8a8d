package io.github.poollaunch.worker;

import io.github.poollaunch.engine.Task;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * A task as it travels.
 *
 * @param number what chunks call it
 * @param loader knows the classes of its values and exceptions
 */
record RemoteTask(
        Object function,
        Class<?> functionalInterface,
        int number,
        FunctionSpec spec,
        ClassLoader loader,
        ValueCodec parameter,
        ValueCodec result)
        implements Task {

    @Override
    public @Nullable Object call(@Nullable Object item) {
        throw new UnsupportedOperationException("a remote task runs in a worker");
    }
}
