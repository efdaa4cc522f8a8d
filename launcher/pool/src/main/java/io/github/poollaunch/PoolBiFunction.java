package io.github.poollaunch;

import io.github.poollaunch.function.TypedFunction;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A function of two arguments that a pool runs, with {@link Pool#starmap} say. It travels as a {@link PoolFunction} does.
 *
 * @param <A> the first argument's type
 * @param <B> the second argument's type
 * @param <R> the result's type
 */
@FunctionalInterface
public interface PoolBiFunction<A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
        extends Serializable {

    /**
     * Computes a result.
     *
     * @param first the first argument; null if the input has null there
     * @param second the second argument; null if the input has null there
     * @return the result; null is a result like any other
     * @throws Exception whatever the work throws; the caller sees it as the cause of a {@link TaskFailedException}
     */
    R apply(A first, B second) throws Exception;

    /**
     * Tells the types that a lambda's declaration has lost: of generic lists and maps, say. See {@link PoolFunction#typed}.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <R> the result's type
     * @param function the function
     * @param first the first argument's type
     * @param second the second argument's type
     * @param result the result's type
     * @return the same function, with its types
     */
    static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            PoolBiFunction<A, B, R> typed(
                    PoolBiFunction<A, B, R> function,
                    TypeReference<A> first,
                    TypeReference<B> second,
                    TypeReference<R> result) {
        return new TypedFunction.Of2<>(
                Objects.requireNonNull(function, "function"),
                List.of(first.getType(), second.getType(), result.getType()));
    }
}
