package io.github.poollaunch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call that goes on in the background. It can be read many times and from many threads; each reader of a
 * failure gets an exception of its own.
 *
 * <p>Actions before the call happen before the task; the task happens before a successful return of {@code get}.
 *
 * @param <R> the result's type
 */
public interface AsyncResult<R extends @Nullable Object> extends Future<R> {

    /**
     * Waits for the result.
     *
     * @return the result; null is a result like any other
     * @throws PoolException if the task failed ({@link TaskFailedException}), its worker died
     *     ({@link WorkerDiedException}) or the pool was terminated ({@link PoolClosedException})
     * @throws java.util.concurrent.CancellationException if it was cancelled
     * @throws PoolInterruptedException if this thread is interrupted while it waits; the task goes on
     * @throws IllegalStateException in a callback, if the call has a callback that would have to run first, in this thread
     */
    @Override
    R get();

    /**
     * Waits for the result no longer than {@code timeout}.
     *
     * @param timeout the longest wait
     * @return the result; null is a result like any other
     * @throws PoolTimeoutException if it is not there by then; the task goes on
     * @throws PoolException as {@link #get()} does
     */
    R get(Duration timeout);

    /** {@inheritDoc} The same as {@link #get(Duration)}. */
    @Override
    R get(long timeout, TimeUnit unit);

    /**
     * Waits until the call has ended, well or not, or the time is over.
     *
     * @param timeout the longest wait
     * @return whether it has ended
     * @throws PoolInterruptedException if this thread is interrupted while it waits
     */
    boolean await(Duration timeout);

    /**
     * Whether the call has ended, well or not.
     *
     * @return true from the end on
     */
    boolean ready();

    /**
     * Whether the call has ended well.
     *
     * @return false if it failed or was cancelled
     * @throws IllegalStateException if it has not ended
     */
    boolean successful();

    /**
     * Gives the call up and stops what runs of it: {@code cancel(true)}.
     *
     * @return false if the call had ended before
     */
    default boolean cancel() {
        return cancel(true);
    }

    /**
     * Gives the call up: chunks that no worker has taken are dropped, results of running ones are ignored. Other calls are not
     * concerned. An error callback is told a {@link java.util.concurrent.CancellationException}.
     *
     * @param mayInterruptIfRunning whether running chunks are stopped for real: their worker processes are killed and replaced (with
     *     {@link Engine#threads()} the thread is interrupted); else they go on to their end
     * @return false if the call had ended before
     */
    @Override
    boolean cancel(boolean mayInterruptIfRunning);

    /**
     * Returns a future of this JVM that ends when this call does. To cancel it does nothing to the call.
     *
     * @return a new future; what is hung on it runs in the common pool's threads
     */
    CompletableFuture<R> toCompletableFuture();
}
