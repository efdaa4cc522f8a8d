package io.github.poollaunch.worker;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.engine.Task;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.value.ValueCheck;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.util.List;
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

    @Override
    public @Nullable Unfit firstUnfit(List<@Nullable Object> items) {
        ValueCheck check = new ValueCheck();
        int index = 0;
        for (Object item : items) {
            try {
                check.check(parameter, item);
            } catch (ValueException e) {
                return new Unfit(index, at -> unsent(at, e));
            }
            index++;
        }
        return null;
    }

    /** What an item's call is told if the item cannot travel. */
    ItemFailedException unsent(long index, ValueException e) {
        return new ItemFailedException(
                index, "item " + index + " cannot travel to " + spec.displayName() + ": " + e.getMessage(), e);
    }
}
