package io.github.poollaunch;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A task that takes nothing and returns a result. It travels as a {@link PoolFunction} does. It is a {@link Callable}, so
 * that an executor service of a pool takes it.
 *
 * @param <R> the result's type
 */
@FunctionalInterface
public interface PoolSupplier<R extends @Nullable Object> extends Callable<R>, Serializable {

    /**
     * Computes the result.
     *
     * @return the result; null is a result like any other
     * @throws Exception whatever the work throws; the caller sees it as the cause of a {@link TaskFailedException}
     */
    R get() throws Exception;

    @Override
    default R call() throws Exception {
        return get();
    }
}
