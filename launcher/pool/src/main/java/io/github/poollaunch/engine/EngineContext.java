package io.github.poollaunch.engine;

import io.github.poollaunch.PoolBrokenException;
import java.util.function.Supplier;

/**
 * What an engine gets from its pool.
 *
 * @param options the pool's settings
 * @param chunks where its work comes from
 * @param broken tells the pool that no worker can be started at all: every call fails with that
 */
public record EngineContext(PoolOptions options, ChunkSource chunks, Broken broken) {

    /** Hears that an engine cannot work. */
    @FunctionalInterface
    public interface Broken {
        /**
         * Tells it.
         *
         * @param failure makes an exception for each caller, so that no two threads share one
         */
        void because(Supplier<PoolBrokenException> failure);
    }
}
