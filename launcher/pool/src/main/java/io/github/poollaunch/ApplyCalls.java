package io.github.poollaunch;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls of a pool that run one task. */
interface ApplyCalls {

    /**
     * Runs a task that takes nothing in a worker and waits for the result.
     *
     * @param <R> the results' type
     * @param function what to run
     * @return its result; null is a result like any other
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the task failed ({@link TaskFailedException}), its worker died ({@link WorkerDiedException}), or
     *     an item, the function or the result cannot travel
     * @throws PoolInterruptedException if this thread is interrupted while it waits; the work goes on
     */
    default <R extends @Nullable Object> R apply(PoolSupplier<R> function) {
        return applyAsync(function).get();
    }

    /**
     * Runs a function on one item in a worker and waits for the result.
     *
     * @param <T> the items' type
     * @param <R> the results' type
     * @param function what to run
     * @param item what the function takes; may be null
     * @return its result; null is a result like any other
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the task failed ({@link TaskFailedException}), its worker died ({@link WorkerDiedException}), or
     *     an item, the function or the result cannot travel
     * @throws PoolInterruptedException if this thread is interrupted while it waits; the work goes on
     */
    default <T extends @Nullable Object, R extends @Nullable Object> R apply(PoolFunction<T, R> function, T item) {
        return applyAsync(function, item).get();
    }

    /**
     * Runs a function on two arguments in a worker and waits for the result.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param first the first argument; may be null
     * @param second the second argument; may be null
     * @return its result; null is a result like any other
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the task failed ({@link TaskFailedException}), its worker died ({@link WorkerDiedException}), or
     *     an item, the function or the result cannot travel
     * @throws PoolInterruptedException if this thread is interrupted while it waits; the work goes on
     */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> R apply(
            PoolBiFunction<A, B, R> function, A first, B second) {
        return applyAsync(function, first, second).get();
    }

    /**
     * Runs a function on three arguments in a worker and waits for the result.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <C> the third argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param first the first argument; may be null
     * @param second the second argument; may be null
     * @param third the third argument; may be null
     * @return its result; null is a result like any other
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the task failed ({@link TaskFailedException}), its worker died ({@link WorkerDiedException}), or
     *     an item, the function or the result cannot travel
     * @throws PoolInterruptedException if this thread is interrupted while it waits; the work goes on
     */
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            R apply(PoolTriFunction<A, B, C, R> function, A first, B second, C third) {
        return applyAsync(function, first, second, third).get();
    }

    /**
     * Runs a task that takes nothing in the background.
     *
     * @param <R> the results' type
     * @param function what to run
     * @return its result to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    default <R extends @Nullable Object> AsyncResult<R> applyAsync(PoolSupplier<R> function) {
        return applyAsync(function, null, null);
    }

    /**
     * Runs a task that takes nothing in the background and tells one of two callbacks.
     *
     * @param <R> the results' type
     * @param function what to run
     * @param callback gets the result when the call has ended well, on a thread of the pool's own, before the result is
     *     {@link AsyncResult#ready}; null for none
     * @param errorCallback gets the exception when it has not ended well; null for none
     * @return its result to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    <R extends @Nullable Object> AsyncResult<R> applyAsync(
            PoolSupplier<R> function,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback);

    /**
     * Runs a function on one item in the background.
     *
     * @param <T> the items' type
     * @param <R> the results' type
     * @param function what to run
     * @param item what the function takes; may be null
     * @return its result to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    default <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            PoolFunction<T, R> function, T item) {
        return applyAsync(function, item, null, null);
    }

    /**
     * Runs a function on one item in the background and tells one of two callbacks.
     *
     * @param <T> the items' type
     * @param <R> the results' type
     * @param function what to run
     * @param item what the function takes; may be null
     * @param callback gets the result when the call has ended well, on a thread of the pool's own, before the result is
     *     {@link AsyncResult#ready}; null for none
     * @param errorCallback gets the exception when it has not ended well; null for none
     * @return its result to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            PoolFunction<T, R> function,
            T item,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback);

    /**
     * Runs a function on two arguments in the background.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param first the first argument; may be null
     * @param second the second argument; may be null
     * @return its result to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<R> applyAsync(PoolBiFunction<A, B, R> function, A first, B second) {
        return applyAsync(function, first, second, null, null);
    }

    /**
     * Runs a function on two arguments in the background and tells one of two callbacks.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param first the first argument; may be null
     * @param second the second argument; may be null
     * @param callback gets the result when the call has ended well, on a thread of the pool's own, before the result is
     *     {@link AsyncResult#ready}; null for none
     * @param errorCallback gets the exception when it has not ended well; null for none
     * @return its result to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            PoolBiFunction<A, B, R> function,
            A first,
            B second,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback);

    /**
     * Runs a function on three arguments in the background.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <C> the third argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param first the first argument; may be null
     * @param second the second argument; may be null
     * @param third the third argument; may be null
     * @return its result to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            AsyncResult<R> applyAsync(PoolTriFunction<A, B, C, R> function, A first, B second, C third) {
        return applyAsync(function, first, second, third, null, null);
    }

    /**
     * Runs a function on three arguments in the background and tells one of two callbacks.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <C> the third argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param first the first argument; may be null
     * @param second the second argument; may be null
     * @param third the third argument; may be null
     * @param callback gets the result when the call has ended well, on a thread of the pool's own, before the result is
     *     {@link AsyncResult#ready}; null for none
     * @param errorCallback gets the exception when it has not ended well; null for none
     * @return its result to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<R> applyAsync(
                    PoolTriFunction<A, B, C, R> function,
                    A first,
                    B second,
                    C third,
                    @Nullable Consumer<? super R> callback,
                    @Nullable Consumer<? super Throwable> errorCallback);
}
