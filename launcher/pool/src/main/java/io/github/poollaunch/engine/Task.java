package io.github.poollaunch.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's function of one call. An engine may turn it into a kind of its own when a call is submitted
 * ({@link EngineSession#prepare}); that is what the call's chunks then have.
 */
public interface Task {

    /**
     * The functional object that the user gave.
     *
     * @return a PoolFunction, a PoolSupplier, …
     */
    Object function();

    /**
     * The interface through which it is called: PoolFunction, PoolSupplier, …
     *
     * @return the interface that has its one method
     */
    Class<?> functionalInterface();

    /**
     * Calls it in this JVM.
     *
     * @param item what it takes: null if that is nothing, an {@code Object[]} if it takes several arguments
     * @return its result; null is one like any other
     * @throws Exception whatever it throws
     */
    @Nullable
    Object call(@Nullable Object item) throws Exception;

    /**
     * Looks for an item that cannot travel, before any work starts.
     *
     * @param items a whole call's; not changed
     * @return the first such item; null if there is none
     */
    default @Nullable Unfit firstUnfit(List<@Nullable Object> items) {
        return null;
    }

    /**
     * An item that cannot travel.
     *
     * @param index its place in the call's input, from 0
     * @param failure makes what its call is told
     */
    record Unfit(int index, Chunk.Failure failure) {}
}
