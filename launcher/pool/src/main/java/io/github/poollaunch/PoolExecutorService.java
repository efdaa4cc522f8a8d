package io.github.poollaunch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A pool as an {@link ExecutorService}, with the whole of its contract: each task runs in a worker of the pool.
 *
 * <p>A task must be able to travel. The methods added here take a lambda as one that can ({@code submit(() -> work(5))}), where
 * the service is declared as this type; where it is declared as {@code ExecutorService} a lambda must be cast:
 * {@code (Callable<Integer> & Serializable) () -> work(5)}. A task that cannot travel is refused at once with a
 * {@link java.util.concurrent.RejectedExecutionException} that says why. So are the asynchronous stages of a
 * {@link java.util.concurrent.CompletableFuture}, which live in this JVM: {@link AsyncResult#toCompletableFuture} starts a
 * chain of them with a pool's result.
 *
 * <p>The service is the pool: to shut it down closes the pool, and a closed pool is a shut down service.
 * {@link #shutdownNow} cancels the futures of the tasks that it returns, and terminates the pool.
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
     * Runs a task. What it throws goes to this JVM's uncaught-exception handler.
     *
     * @param task what to run
     * @throws java.util.concurrent.RejectedExecutionException if the pool is closed, the task cannot travel, or the queue is
     *     full
     */
    void execute(PoolRunnable task);
}
