package io.github.poollaunch;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a pool that run a function of two arguments on each item of a list: {@link Args#of} makes the items. None of them may be
 * null.
 */
interface StarmapCalls {

    /**
     * Runs a function of two arguments on each pair of them and waits for all results, in the order of the items.
     * The chunk size is CPython's: the number of items, divided by four times the number of workers, rounded up.
     *
     * <p>If an item fails, the rest of its chunk is skipped, all other chunks still run, and then the first failure to
     * arrive is thrown. An item that cannot travel is found before any work starts.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param items read to its end in this thread; what it throws is thrown here
     * @return as many results as items, not modifiable; an empty list at once if there are none
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the task failed ({@link TaskFailedException}), its worker died ({@link WorkerDiedException}), or
     *     an item, the function or the result cannot travel
     * @throws PoolInterruptedException if this thread is interrupted while it waits; the work goes on
     */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            PoolBiFunction<A, B, R> function, Iterable<Args2<A, B>> items) {
        return starmapAsync(function, items).get();
    }

    /**
     * Runs a function of two arguments on each pair of them and waits for all results, in the order of the items.
     *
     * <p>If an item fails, the rest of its chunk is skipped, all other chunks still run, and then the first failure to
     * arrive is thrown. An item that cannot travel is found before any work starts.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param items read to its end in this thread; what it throws is thrown here
     * @param chunkSize how many items go to a worker at once; the last chunk may be shorter; {@link Pool#AUTO} leaves it
     *     to the pool
     * @return as many results as items, not modifiable; an empty list at once if there are none
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws IllegalArgumentException if {@code chunkSize} is less than 1, and not {@link Pool#AUTO}
     * @throws PoolException if the task failed ({@link TaskFailedException}), its worker died ({@link WorkerDiedException}), or
     *     an item, the function or the result cannot travel
     * @throws PoolInterruptedException if this thread is interrupted while it waits; the work goes on
     */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            PoolBiFunction<A, B, R> function, Iterable<Args2<A, B>> items, int chunkSize) {
        return starmapAsync(function, items, chunkSize).get();
    }

    /**
     * {@link #starmap(PoolBiFunction, Iterable)} in the background.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param items read to its end in this thread; what it throws is thrown here
     * @return the list of results to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(PoolBiFunction<A, B, R> function, Iterable<Args2<A, B>> items) {
        return starmapAsync(function, items, null, null);
    }

    /**
     * {@link #starmap(PoolBiFunction, Iterable)} in the background; it tells one of two callbacks. Neither is told of an empty input.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param items read to its end in this thread; what it throws is thrown here
     * @param callback gets the result when the call has ended well, on a thread of the pool's own, before the result is
     *     {@link AsyncResult#ready}; null for none
     * @param errorCallback gets the exception when it has not ended well; null for none
     * @return the list of results to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    PoolBiFunction<A, B, R> function,
                    Iterable<Args2<A, B>> items,
                    @Nullable Consumer<? super List<R>> callback,
                    @Nullable Consumer<? super Throwable> errorCallback);

    /**
     * {@link #starmap(PoolBiFunction, Iterable, int)} in the background.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param items read to its end in this thread; what it throws is thrown here
     * @param chunkSize how many items go to a worker at once; the last chunk may be shorter; {@link Pool#AUTO} leaves it
     *     to the pool
     * @return the list of results to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws IllegalArgumentException if {@code chunkSize} is less than 1, and not {@link Pool#AUTO}
     * @throws PoolException if the function cannot travel to a worker
     */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    PoolBiFunction<A, B, R> function, Iterable<Args2<A, B>> items, int chunkSize) {
        return starmapAsync(function, items, chunkSize, null, null);
    }

    /**
     * {@link #starmap(PoolBiFunction, Iterable, int)} in the background; it tells one of two callbacks. Neither is told of an empty input.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param <R> the results' type
     * @param function what to run
     * @param items read to its end in this thread; what it throws is thrown here
     * @param chunkSize how many items go to a worker at once; the last chunk may be shorter; {@link Pool#AUTO} leaves it
     *     to the pool
     * @param callback gets the result when the call has ended well, on a thread of the pool's own, before the result is
     *     {@link AsyncResult#ready}; null for none
     * @param errorCallback gets the exception when it has not ended well; null for none
     * @return the list of results to come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws IllegalArgumentException if {@code chunkSize} is less than 1, and not {@link Pool#AUTO}
     * @throws PoolException if the function cannot travel to a worker
     */
    <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    PoolBiFunction<A, B, R> function,
                    Iterable<Args2<A, B>> items,
                    int chunkSize,
                    @Nullable Consumer<? super List<R>> callback,
                    @Nullable Consumer<? super Throwable> errorCallback);
}
