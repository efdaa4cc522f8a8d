package io.github.poollaunch;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A task without a parameter. It travels as a {@link PoolFunction} does.
 *
 * @param <R> the result's type
 */
@FunctionalInterface
public interface PoolSupplier<R extends @Nullable Object> extends Serializable {

    /**
     * Computes the result.
     *
     * @return the result; null is a result like any other
     * @throws Exception whatever the work throws; the caller sees it as the cause of a {@link TaskFailedException}
     */
    R get() throws Exception;
}
