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
 * with an error that names the type and the place. An item is written when a worker takes it, and again if it is run again:
 * do not change it before the call has ended.
 *
 * <p>A pool is to be closed. One that was forgotten (neither closed nor terminated, and nothing refers to it, to an executor
 * service of it, or to an open stream of its results) is closed when the garbage collector finds it, and a line on stderr says
 * so; what was submitted still finishes.
 */
public interface Pool extends ApplyCalls, MapCalls, StarmapCalls, StarmapOfThreeCalls, ImapCalls, AutoCloseable {

    /**
     * A chunk size that leaves it to the pool how items are cut into chunks. For imap: as with 1, each item counts by itself,
     * fails by itself, and waits no longer than 0.1 s for a slow one before it if a worker is free. Short items travel many
     * in one message: as many as take some 20 ms, or 1 MB, fewer at the end, and one by one again as soon as one is slow.
     * For map and starmap: the default, CPython's formula.
     */
    int AUTO = Integer.MIN_VALUE;

    /**
     * Makes a pool with as many workers as this JVM may use CPUs. It does not wait for them to start.
     *
     * @return the pool, running
     */
    static Pool of() {
        return builder().build();
    }

    /**
     * Makes a pool with {@code processes} workers. It does not wait for them to start.
     *
     * @param processes how many workers; more than there are CPUs is legal
     * @return the pool, running
     * @throws IllegalArgumentException if {@code processes} is less than 1
     */
    static Pool of(int processes) {
        return builder().processes(processes).build();
    }

    /**
     * Returns a builder for all the settings.
     *
     * @return a builder with each setting at its default
     */
    static PoolBuilder builder() {
        return new PoolBuilder();
    }

    /**
     * The workers as they are now, in the order of their numbers. They may be more than the pool's size for a while: one
     * that has taken its last chunk ({@link PoolBuilder#maxTasksPerChild}), and the one that will take its place.
     *
     * @return what each is and does; a copy
     */
    List<WorkerInfo> workers();

    /**
     * What the pool's finalizer ({@link PoolBuilder#finalizer}) has returned in those workers that have ended in order so
     * far. It is complete when {@link #close} or {@link #join()} has returned.
     *
     * @return the results in the order of the workers' numbers, null among them if the finalizer returned null; nothing
     *     of a worker that was killed, or whose finalizer failed; a copy
     */
    List<@Nullable Object> finalizerResults();

    /**
     * Ends the pool when its work is done: takes no more calls, waits until everything submitted has finished and the
     * workers are gone, and callbacks have been told. An open {@link ResultStream} over a collection runs to its end; over
     * any other input, which may be endless, it pulls no further, and what it has pulled is finished and can still be read.
     * Repeatable. If this thread is interrupted while it waits, the pool is terminated, and the interrupt flag set again.
     * From inside a callback it does not wait.
     */
    @Override
    void close();

    /**
     * Ends the pool at once: kills the workers and what they have started; every pending result ends with a
     * {@link PoolClosedException}. No result waits for its callback any more, also none of a call that had just ended;
     * callbacks are told by the pool's end ({@link #join}). Repeatable; it may be called from anywhere, also from inside a callback.
     */
    void terminate();

    /**
     * Waits until a closed or terminated pool has ended: its workers are gone, callbacks have been told. From inside a
     * callback it does not wait for callbacks.
     *
     * @throws IllegalStateException if the pool is still running: close or terminate it first
     * @throws PoolInterruptedException if this thread is interrupted while it waits
     */
    void join();

    /**
     * Waits as {@link #join()} does, no longer than {@code timeout}.
     *
     * @param timeout the longest wait
     * @return whether the pool has ended
     * @throws IllegalStateException if the pool is still running: close or terminate it first
     * @throws PoolInterruptedException if this thread is interrupted while it waits
     */
    boolean join(Duration timeout);

    /**
     * Returns this pool as an {@link java.util.concurrent.ExecutorService}, whose queue has no bound.
     *
     * @return a view of this pool; to shut it down closes the pool
     */
    PoolExecutorService asExecutorService();

    /**
     * Returns this pool as an {@link java.util.concurrent.ExecutorService} whose queue is bounded.
     *
     * @param queueCapacity how many tasks may wait for a worker, at least 1; those that a worker has taken do not count
     * @param saturation what becomes of a task that finds the queue full
     * @return a view of this pool, with a queue of its own; to shut it down closes the pool
     * @throws IllegalArgumentException if {@code queueCapacity} is less than 1
     */
    PoolExecutorService asExecutorService(int queueCapacity, Saturation saturation);
}
