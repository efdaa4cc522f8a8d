package io.github.poollaunch;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pool of worker processes that runs functions on lists and streams of items: Python's {@code multiprocessing.Pool}.
 *
 * <pre>{@code
 * try (Pool pool = Pool.of(12)) {
 *     List<Integer> squares = pool.map(Squares::square, List.of(1, 2, 3));
 * }
 * }</pre>
 *
 * <p>Each worker is a JVM of its own. A function that crashes it, exits it or fills its memory ends its own call with an
 * error; a new worker takes the dead one's place, and other calls go on. Results come in the order of the input,
 * whatever order the work ends in. A chunk of items is sent to a worker at once.
 *
 * <p>A pool is thread-safe: all calls may be made from any thread, at the same time. Of several calls under way, each
 * gets its turn.
 *
 * <p>Items travel as JSON by the function's declared types: numbers, strings, booleans, characters, enums, records,
 * arrays, lists, sets, maps, Optional, null, and what they are made of. What goes in comes out equal, or the call fails
 * with an error that names the type and the place.
 */
public interface Pool extends AutoCloseable {

    /** Makes a pool with as many workers as this JVM may use CPUs. It does not wait for them to start. */
    static Pool of() {
        return builder().build();
    }

    /**
     * Makes a pool with {@code processes} workers. It does not wait for them to start.
     *
     * @throws IllegalArgumentException if {@code processes} is less than 1
     */
    static Pool of(int processes) {
        return builder().processes(processes).build();
    }

    /** Returns a builder for all the settings. */
    static PoolBuilder builder() {
        return new PoolBuilder();
    }

    /**
     * Runs a function on one item and waits for the result.
     *
     * @throws PoolClosedException if the pool is closed or terminated
     * @throws PoolException if the task failed ({@link TaskFailedException}), its worker died
     *     ({@link WorkerDiedException}), or the item, the function or the result cannot travel
     * @throws PoolInterruptedException if this thread is interrupted while it waits; the task goes on
     */
    <T extends @Nullable Object, R extends @Nullable Object> R apply(PoolFunction<T, R> function, T item);

    /** Runs a task and waits for the result. Throws as {@link #apply(PoolFunction, Object)} does. */
    <R extends @Nullable Object> R apply(PoolSupplier<R> task);

    /**
     * Runs a function on one item in the background.
     *
     * @throws PoolClosedException if the pool is closed or terminated
     * @throws PoolException if the function cannot travel
     */
    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            PoolFunction<T, R> function, T item);

    /** Runs a task in the background. Throws as {@link #applyAsync(PoolFunction, Object)} does. */
    <R extends @Nullable Object> AsyncResult<R> applyAsync(PoolSupplier<R> task);

    /**
     * Runs a function on each item and waits for all results, in the order of the items. The chunk size is the number of
     * items, divided by four times the number of workers, rounded up.
     *
     * <p>If an item fails, the rest of its chunk is skipped, all other chunks still run, and then the first error to
     * arrive is thrown.
     *
     * @param items read to its end in this thread; what it throws is thrown here
     * @return as many results as items; an empty list at once if there are none
     * @throws PoolException as {@link #apply(PoolFunction, Object)} does
     */
    <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            PoolFunction<T, R> function, Iterable<? extends T> items);

    /**
     * Runs a function on each item and waits for all results, as {@link #map(PoolFunction, Iterable)} does.
     *
     * @param chunkSize how many items go to a worker at once; the last chunk may be shorter
     * @throws IllegalArgumentException if {@code chunkSize} is less than 1
     */
    <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize);

    /** {@link #map(PoolFunction, Iterable)} in the background. */
    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            PoolFunction<T, R> function, Iterable<? extends T> items);

    /** {@link #map(PoolFunction, Iterable, int)} in the background. */
    <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize);

    /** {@link #imap(PoolFunction, Iterable, int)} with a chunk size of 1. */
    <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imap(
            PoolFunction<T, R> function, Iterable<? extends T> items);

    /**
     * Runs a function on each item of an input that may be endless; results come in the order of the items, while the
     * input is still being read. Every item that fails is told in its own place; the others of its chunk still run.
     *
     * @param items pulled by a thread of its own, a bounded number of chunks ahead of the reader
     * @throws IllegalArgumentException if {@code chunkSize} is less than 1
     * @throws PoolClosedException if the pool is closed or terminated
     * @throws PoolException if the function cannot travel
     */
    <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imap(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize);

    /** {@link #imapUnordered(PoolFunction, Iterable, int)} with a chunk size of 1. */
    <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imapUnordered(
            PoolFunction<T, R> function, Iterable<? extends T> items);

    /** {@link #imap(PoolFunction, Iterable, int)}, but chunks come in the order in which they are done. */
    <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imapUnordered(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize);

    /**
     * The workers as they are now, in the order of their numbers. They may be more than the pool's size for a while: one
     * that has taken its last chunk ({@link PoolBuilder#maxTasksPerChild}) and the one that will take its place.
     */
    List<WorkerInfo> workers();

    /**
     * What the pool's finalizer ({@link PoolBuilder#finalizer}) has returned in those workers that have ended in order so
     * far. It is complete when {@link #close} or {@link #join} has returned.
     *
     * @return the results in the order of the workers' numbers, null among them if the finalizer returned null; nothing
     *     of a worker that was killed, or whose finalizer failed
     */
    List<@Nullable Object> finalizerResults();

    /**
     * Ends the pool when its work is done: takes no more calls, waits until everything submitted has finished and the
     * workers are gone. An open {@link ResultStream} pulls no further input; what it has pulled is finished and can still
     * be read. Repeatable. If this thread is interrupted while it waits, the pool is terminated, and the interrupt flag
     * set again.
     */
    @Override
    void close();

    /**
     * Ends the pool at once: kills the workers and what they have started; every pending result ends with a
     * {@link PoolClosedException}. Repeatable; it may be called from anywhere.
     */
    void terminate();

    /**
     * Waits until a closed or terminated pool has ended and its workers are gone.
     *
     * @throws IllegalStateException if the pool is still running: close or terminate it first
     * @throws PoolInterruptedException if this thread is interrupted while it waits
     */
    void join();

    /**
     * Waits as {@link #join()} does, no longer than {@code timeout}.
     *
     * @return whether the pool has ended
     */
    boolean join(Duration timeout);
}
