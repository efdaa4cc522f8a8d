package io.github.poollaunch;

import org.jspecify.annotations.Nullable;

/** The calls of a pool that run a function on a stream of items. */
interface ImapCalls {

    /**
     * Runs a function on each item of an input that may be endless. Results come in the order of the items, while the
     * input is still being read. Every item that fails is told in its own place; the others of its chunk still run.
     *
     * <p>The chunk size is 1: each item is a task of its own. Short ones travel many in one message all the same.
     *
     * @param <T> the items' type
     * @param <R> the results' type
     * @param function what to run
     * @param items pulled by a thread of its own, a bounded number of chunks ahead of the reader
     * @return the results as they come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    default <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imap(
            PoolFunction<T, R> function, Iterable<? extends T> items) {
        return imap(function, items, 1);
    }

    /**
     * Runs a function on each item of an input that may be endless. Results come in the order of the items, while the
     * input is still being read. Every item that fails is told in its own place; the others of its chunk still run.
     *
     * @param <T> the items' type
     * @param <R> the results' type
     * @param function what to run
     * @param items pulled by a thread of its own, a bounded number of chunks ahead of the reader
     * @param chunkSize how many items go to a worker at once; the last chunk may be shorter; {@link Pool#AUTO} leaves it
     *     to the pool
     * @return the results as they come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws IllegalArgumentException if {@code chunkSize} is less than 1, and not {@link Pool#AUTO}
     * @throws PoolException if the function cannot travel to a worker
     */
    <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imap(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize);

    /**
     * Runs a function on each item of an input that may be endless. Chunks come in the order in which they are done, while
     * the input is still being read. Every item that fails is told in its own place; the others of its chunk still run.
     *
     * <p>The chunk size is 1: each item is a task of its own. Short ones travel many in one message all the same.
     *
     * @param <T> the items' type
     * @param <R> the results' type
     * @param function what to run
     * @param items pulled by a thread of its own, a bounded number of chunks ahead of the reader
     * @return the results as they come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws PoolException if the function cannot travel to a worker
     */
    default <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imapUnordered(
            PoolFunction<T, R> function, Iterable<? extends T> items) {
        return imapUnordered(function, items, 1);
    }

    /**
     * Runs a function on each item of an input that may be endless. Chunks come in the order in which they are done, while
     * the input is still being read. Every item that fails is told in its own place; the others of its chunk still run.
     *
     * @param <T> the items' type
     * @param <R> the results' type
     * @param function what to run
     * @param items pulled by a thread of its own, a bounded number of chunks ahead of the reader
     * @param chunkSize how many items go to a worker at once; the last chunk may be shorter; {@link Pool#AUTO} leaves it
     *     to the pool
     * @return the results as they come
     * @throws PoolClosedException if the pool is closed or terminated; that is checked before the arguments
     * @throws IllegalArgumentException if {@code chunkSize} is less than 1, and not {@link Pool#AUTO}
     * @throws PoolException if the function cannot travel to a worker
     */
    <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imapUnordered(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize);
}
