package io.github.poollaunch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A pool as an {@link ExecutorService}, with the whole of its contract: each task runs in a worker of the pool.
 *
 * <p>A future's {@code get} throws an {@link java.util.concurrent.ExecutionException} whose cause is the task's own
 * exception, with the worker's stack trace; or a {@link WorkerDiedException} if its worker died.
 *
 * <p>A task must be able to travel. The methods added here take a lambda as one that can ({@code submit(() -> work(5))}), where
 * the service is declared as this type; where it is declared as {@code ExecutorService} a lambda must be cast:
 * {@code (Callable<Integer> & Serializable) () -> work(5)}. A task that cannot travel is refused at once with a
 * {@link java.util.concurrent.RejectedExecutionException} that says why. So are the asynchronous stages of a
 * {@link java.util.concurrent.CompletableFuture}, which live in this JVM: {@link AsyncResult#toCompletableFuture} starts a
 * chain of them with a pool's result.
 *
 * <p>The service is the pool: to shut it down closes the pool, and a closed pool is a shut down service.
 * {@link #shutdownNow} terminates the pool. It returns this service's tasks that no worker had taken, in the order of their
 * submission: what {@code execute} was given, or a {@link Runnable} that runs the submitted task in this JVM. It cancels the
 * futures of those, so that nobody waits for them in vain; those of running tasks end with a {@link PoolClosedException}.
 *
 * <p>{@code cancel(true)} stops a running task for real: its worker is killed and replaced.
 *
 * <p>Actions before a task is handed over happen before the task, which happens before its future's {@code get} returns.
 * Objects do not travel by reference: the worker has copies, and what a task changes in them stays there.
 */
public interface PoolExecutorService extends ExecutorService {

    /**
     * Runs a task and tells its result.
     *
     * @param <R> the result's type
     * @param task what to run
     * @return its result to come
     * @throws java.util.concurrent.RejectedExecutionException if the pool is closed, the task cannot travel, or the queue is
     *     full
     */
    <R extends @Nullable Object> Future<R> submit(PoolSupplier<R> task);

    /**
     * Runs a task.
     *
     * @param task what to run
     * @return its end to come, as null
     * @throws java.util.concurrent.RejectedExecutionException if the pool is closed, the task cannot travel, or the queue is
     *     full
     */
    Future<?> submit(PoolRunnable task);

    /**
     * Runs a task and tells a given value when it has ended well. The value stays in this JVM.
     *
     * @param <R> the value's type
     * @param task what to run
     * @param result what the future gives; may be null
     * @return the task's end to come, as {@code result}
     * @throws java.util.concurrent.RejectedExecutionException if the pool is closed, the task cannot travel, or the queue is
     *     full
     */
    <R extends @Nullable Object> Future<R> submit(PoolRunnable task, R result);

    /**
     * Runs a task. What it throws goes to the uncaught-exception handler of this JVM's thread for callbacks
     * ({@link Thread#setDefaultUncaughtExceptionHandler}), and so does the death of its worker.
     *
     * @param task what to run
     * @throws java.util.concurrent.RejectedExecutionException if the pool is closed, the task cannot travel, or the queue is
     *     full
     */
    void execute(PoolRunnable task);
}
