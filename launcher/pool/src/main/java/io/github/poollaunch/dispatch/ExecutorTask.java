package io.github.poollaunch.dispatch;

import io.github.poollaunch.TaskFailedException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A task of an executor service, and its future. Thread-safe. */
final class ExecutorTask<R extends @Nullable Object> implements RunnableFuture<R> {

    private final UserTask task;
    private final Runnable original;
    private final Completion<R> completion;
    private final PendingResult<R> result;

    /** What the future gives instead of what the task returns; null for that itself. */
    private final @Nullable Given<R> given;

    private record Given<R extends @Nullable Object>(R value) {}

    /**
     * A task whose future gives what it returns.
     *
     * @param original what shutdownNow gives back to the user if the task was not started
     */
    ExecutorTask(UserTask task, Runnable original, Completion<R> completion) {
        this(task, original, completion, (Given<R>) null);
    }

    /** A task whose future gives a value of this JVM: {@code submit(runnable, value)}. */
    ExecutorTask(UserTask task, Runnable original, Completion<R> completion, R value) {
        this(task, original, completion, new Given<>(value));
    }

    private ExecutorTask(UserTask task, Runnable original, Completion<R> completion, @Nullable Given<R> given) {
        this.given = given;
        this.task = task;
        this.original = original;
        this.completion = completion;
        this.result = completion.result();
    }

    UserTask task() {
        return task;
    }

    Runnable original() {
        return original;
    }

    Completion<R> completion() {
        return completion;
    }

    /** Runs {@code action} when it has ended. */
    void whenDone(Runnable action) {
        result.whenDone(action);
    }

    /**
     * Runs it in this JVM, in this thread, instead of being submitted; does nothing if it has ended, as a FutureTask's. A
     * completion service's wrapper calls it then.
     */
    @Override
    public void run() {
        if (result.isDone()) {
            return;
        }
        Outcome outcome;
        try {
            outcome = Outcome.of(task.call(null));
        } catch (Throwable e) {
            outcome = Outcome.failed(index -> new TaskFailedException(index, "the task failed: " + e, e), 0);
        }
        completion.end(outcome);
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        return report(result.await());
    }

    @Override
    public R get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return report(result.await(timeout, unit));
    }

    /** As a Future's contract wants it: the task's own exception is the cause. */
    private R report(Outcome outcome) throws ExecutionException {
        if (outcome.failure() == null) {
            return given != null ? given.value() : outcome.getOrThrow();
        }
        throw new ExecutionException(ownException(outcome.failure().toException(outcome.index())));
    }

    /** What the task has thrown, if that is why it failed. */
    static Throwable ownException(Throwable failure) {
        Throwable cause = failure instanceof TaskFailedException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return result.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
        return result.isCancelled();
    }

    @Override
    public boolean isDone() {
        return result.isDone();
    }
}
