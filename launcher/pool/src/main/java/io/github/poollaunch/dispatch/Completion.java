package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.engine.Chunk;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a call ends: once; its callback is told first, then its result is there. Thread-safe. */
final class Completion<R extends @Nullable Object> implements PendingResult.Canceller {

    private final Callbacks callbacks;
    private final @Nullable Consumer<? super R> callback;
    private final @Nullable Consumer<? super Throwable> errorCallback;
    private final PendingResult<R> result;

    /** Set once, by the first to end the call: its last chunk, the pool's end, its canceller. */
    private final AtomicReference<@Nullable Outcome> decided = new AtomicReference<>();

    /** Set before the call can end; null if nobody wants to know. */
    private volatile @Nullable Runnable whenEnded;

    Completion(
            Callbacks callbacks,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        this.callbacks = callbacks;
        this.callback = callback;
        this.errorCallback = errorCallback;
        boolean tells = callback != null || errorCallback != null;
        this.result = new PendingResult<>(this, tells ? callbacks : null);
    }

    PendingResult<R> result() {
        return result;
    }

    /** The pool's part: it need not wait for the call any more. Runs before the result is there. */
    void whenEnded(Runnable action) {
        whenEnded = action;
    }

    /** Whether it is known how the call ends. */
    boolean isDecided() {
        return decided.get() != null;
    }

    /** Ends the call; nothing happens if it has ended. */
    void end(Outcome outcome) {
        if (decided.compareAndSet(null, outcome)) {
            if (hasCallback(outcome)) {
                callbacks.run(() -> tell(outcome), () -> finish(outcome));
            } else {
                finish(outcome);
            }
        }
    }

    /** The pool is gone: who waits need not wait for a callback. */
    void endAtOnce(Outcome outcome) {
        if (decided.compareAndSet(null, outcome) && hasCallback(outcome)) {
            callbacks.run(() -> tell(outcome), () -> {});
        }
        Outcome first = decided.get();
        if (first != null && first.failure() instanceof Cancelled) {
            becomeCancelled(); // Whoever cancels it is about to; and its end is not the pool's.
        } else if (first != null) {
            finish(first);
        }
    }

    /** For those who read the outcome itself: the result of a cancelled call is none. */
    private static final class Cancelled implements Chunk.Failure {
        @Override
        public PoolException toException(long index) {
            return new PoolException("the call was cancelled", new CancellationException());
        }
    }

    /** As {@link #cancel()}: of what runs it knows nothing. */
    @Override
    public boolean cancel(boolean running) {
        return cancel();
    }

    /** Gives the call up; false if it has ended. */
    boolean cancel() {
        if (!decided.compareAndSet(null, Outcome.failed(new Cancelled(), 0))) {
            return false;
        }
        Consumer<? super Throwable> told = errorCallback;
        if (told != null) {
            callbacks.run(() -> told.accept(new CancellationException("the call was cancelled")), () -> {});
        }
        becomeCancelled();
        return true;
    }

    private void becomeCancelled() {
        tellPool();
        result.becomeCancelled();
    }

    private boolean hasCallback(Outcome outcome) {
        return (outcome.succeeded() ? callback : errorCallback) != null;
    }

    private void tell(Outcome outcome) {
        if (outcome.failure() != null && errorCallback != null) {
            errorCallback.accept(outcome.failure().toException(outcome.index()));
        } else if (outcome.failure() == null && callback != null) {
            callback.accept(outcome.getOrThrow());
        }
    }

    private void finish(Outcome outcome) {
        // The order matters: who has seen the result may close the pool, which waits for calls that have not ended.
        tellPool();
        result.complete(outcome);
    }

    private void tellPool() {
        Runnable told = whenEnded;
        if (told != null) {
            told.run();
        }
    }
}
