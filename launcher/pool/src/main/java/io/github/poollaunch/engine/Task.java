package io.github.poollaunch.engine;

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
     * Says whether an item can travel, before any work starts.
     *
     * @param item what it would take
     * @return what is wrong with it; null if nothing is
     */
    default Chunk.@Nullable Failure check(@Nullable Object item) {
        return null;
    }
}
