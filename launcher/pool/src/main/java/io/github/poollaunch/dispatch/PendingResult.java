package io.github.poollaunch.dispatch;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.PoolInterruptedException;
import io.github.poollaunch.PoolTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An AsyncResult that a job completes. */
final class PendingResult<R extends @Nullable Object> implements AsyncResult<R> {

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final Runnable whenCancelled;
    private final Runnable stopRunning;

    /**
     * @param whenCancelled runs once, in the cancelling thread, before the result is seen as cancelled
     * @param stopRunning stops what runs of the call, after that
     */
    PendingResult(Runnable whenCancelled, Runnable stopRunning) {
        this.whenCancelled = whenCancelled;
        this.stopRunning = stopRunning;
    }

    /** Ends it; false if it had ended. */
    boolean complete(Outcome ended) {
        return outcome.complete(ended);
    }

    @Override
    public R get() {
        try {
            return outcome.get().getOrThrow();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome never fails", e);
        }
    }

    @Override
    public R get(Duration timeout) {
        return get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    @Override
    public R get(long timeout, TimeUnit unit) {
        try {
            return outcome.get(timeout, unit).getOrThrow();
        } catch (TimeoutException e) {
            throw new PoolTimeoutException("no result after " + Duration.of(timeout, unit.toChronoUnit())
                    + "; the task goes on, and get may be called again");
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome never fails", e);
        }
    }

    @Override
    public boolean await(Duration timeout) {
        try {
            outcome.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome never fails", e);
        } catch (CancellationException e) {
            return true;
        }
    }

    private static PoolInterruptedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PoolInterruptedException("interrupted while waiting for a result; the task goes on", e);
    }

    @Override
    public boolean ready() {
        return outcome.isDone();
    }

    @Override
    public boolean isDone() {
        return outcome.isDone();
    }

    @Override
    public boolean successful() {
        if (!outcome.isDone()) {
            throw new IllegalStateException("the result is not ready: wait for it, or ask ready() first");
        }
        return !outcome.isCancelled() && outcome.join().succeeded();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (outcome.isDone()) {
            return false;
        }
        whenCancelled.run();
        boolean cancelled = outcome.cancel(false);
        if (cancelled && mayInterruptIfRunning) {
            stopRunning.run(); // Last: what is stopped would end the call with an error otherwise.
        }
        return cancelled;
    }

    @Override
    public boolean isCancelled() {
        return outcome.isCancelled();
    }

    @Override
    public CompletableFuture<R> toCompletableFuture() {
        // Async: what the user hangs on it must not run in a worker's thread, which it could block.
        return outcome.thenApplyAsync(Outcome::<R>getOrThrow);
    }
}
