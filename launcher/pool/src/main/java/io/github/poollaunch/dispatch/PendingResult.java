package io.github.poollaunch.dispatch;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.PoolInterruptedException;
import io.github.poollaunch.PoolTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An AsyncResult that a job completes. */
final class PendingResult<R extends @Nullable Object> implements AsyncResult<R> {

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /**
     * Under this object's lock: what runs when the result is there; null if nothing, and from then on. Not one of the future's
     * actions: these are run by any thread that waits for it.
     */
    private @Nullable Runnable whenDone;

    /** Under this object's lock: whether {@link #whenDone} has been asked. */
    private boolean toldDone;

    /**
     * What gives the call up, with its chunks; set before the caller gets this. Null at the end: a call that has ended cannot
     * be given up, and it knows the call's input, which must not live as long as its result is kept.
     */
    private volatile @Nullable Canceller canceller;

    /** What must run before the result is there; null if nothing. Knows no call: a result that is kept must not keep one's input. */
    private final @Nullable Callbacks callbacks;

    /** Gives a call up. */
    @FunctionalInterface
    interface Canceller {
        /**
         * Gives it up.
         *
         * @param running whether work that has begun is stopped, too
         * @return false if the call had ended
         */
        boolean cancel(boolean running);
    }

    /**
     * @param callbacks what tells the call's callback before its result is there; null if it has none
     */
    PendingResult(Completion<R> completion, @Nullable Callbacks callbacks) {
        this.callbacks = callbacks;
        this.canceller = completion;
    }

    void cancelledBy(Canceller other) {
        canceller = other;
    }

    void complete(Outcome ended) {
        outcome.complete(ended);
        tellDone();
    }

    void becomeCancelled() {
        outcome.cancel(false);
        tellDone();
    }

    private void tellDone() {
        canceller = null;
        Runnable told;
        synchronized (this) {
            told = whenDone;
            whenDone = null;
            toldDone = true;
        }
        if (told != null) {
            told.run();
        }
    }

    private void checkNotHeldUpHere() {
        if (callbacks != null && !outcome.isDone() && callbacks.isHere()) {
            throw new IllegalStateException(
                    "a callback cannot wait for a call that has a callback of its own, which would run"
                            + " after it, in the same thread: wait for a call without callbacks, or go on in the other's callback");
        }
    }

    /** Waits for the outcome. */
    Outcome await() throws InterruptedException {
        checkNotHeldUpHere();
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome never fails", e);
        }
    }

    /** Waits for the outcome. */
    Outcome await(long timeout, TimeUnit unit) throws InterruptedException, TimeoutException {
        checkNotHeldUpHere();
        try {
            return outcome.get(timeout, unit);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome never fails", e);
        }
    }

    /** Runs {@code action} when it has ended, in the thread that ends it; at once if it has. May be called once. */
    void whenDone(Runnable action) {
        synchronized (this) {
            if (!toldDone) {
                whenDone = action;
                return;
            }
        }
        action.run();
    }

    @Override
    public R get() {
        try {
            return await().getOrThrow();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public R get(Duration timeout) {
        return get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    @Override
    public R get(long timeout, TimeUnit unit) {
        try {
            return await(timeout, unit).getOrThrow();
        } catch (TimeoutException e) {
            throw new PoolTimeoutException("no result after " + Duration.of(timeout, unit.toChronoUnit())
                    + "; the task goes on, and get may be called again");
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public boolean await(Duration timeout) {
        try {
            await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
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
        Canceller now = canceller;
        return now != null && now.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
        return outcome.isCancelled();
    }

    /** As Future's since Java 19, whose own would meet an exception that it does not expect. */
    public R resultNow() {
        if (!successful()) {
            throw new IllegalStateException("the call has failed or was cancelled");
        }
        return outcome.join().getOrThrow();
    }

    /** As Future's since Java 19, whose own would meet an exception that it does not expect. */
    public Throwable exceptionNow() {
        if (successful()) {
            throw new IllegalStateException("the call has ended well");
        }
        if (outcome.isCancelled()) {
            throw new IllegalStateException("the call was cancelled");
        }
        Outcome ended = outcome.join();
        return Objects.requireNonNull(ended.failure()).toException(ended.index());
    }

    @Override
    public CompletableFuture<R> toCompletableFuture() {
        // Async: what the user hangs on it must not run in a worker's thread, which it could block.
        return outcome.thenApplyAsync(Outcome::<R>getOrThrow);
    }
}
