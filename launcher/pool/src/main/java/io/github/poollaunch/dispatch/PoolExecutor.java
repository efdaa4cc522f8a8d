package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.PoolRunnable;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.engine.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A pool as an executor service. AbstractExecutorService brings submit, invokeAll and invokeAny on top of
 * {@link #newTaskFor} and {@link #execute}.
 */
final class PoolExecutor extends AbstractExecutorService implements PoolExecutorService {

    /** The JDK's wrapper around a future that {@link #newTaskFor} made in the same thread just before. */
    private static final String COMPLETION_SERVICE_TASK =
            "java.util.concurrent.ExecutorCompletionService$QueueingFuture";

    private final PoolLife life;
    private final Submission submission;
    private final QueueLimit limit;

    /** Tasks that no worker has taken yet, with their jobs; in no order. */
    private final Map<ExecutorTask<?>, ListJob<?>> waiting = new ConcurrentHashMap<>();

    /** What this thread's last call of {@link #newTaskFor} made. */
    private static final ThreadLocal<@Nullable ExecutorTask<?>> LAST_MADE = new ThreadLocal<>();

    PoolExecutor(PoolLife life, Submission submission, QueueLimit limit) {
        this.life = life;
        this.submission = submission;
        this.limit = limit;
    }

    @Override
    public <R extends @Nullable Object> Future<R> submit(PoolSupplier<R> task) {
        return submit((Callable<R>) task);
    }

    @Override
    public Future<?> submit(PoolRunnable task) {
        return submit((Runnable) task);
    }

    @Override
    public void execute(PoolRunnable task) {
        execute((Runnable) task);
    }

    @Override
    protected <R extends @Nullable Object> RunnableFuture<R> newTaskFor(Callable<R> callable) {
        UserTask task = UserTask.of(callable);
        return made(new ExecutorTask<>(task, () -> runHere(task), new Completion<>(life.callbacks(), null, null)));
    }

    @Override
    protected <R extends @Nullable Object> RunnableFuture<R> newTaskFor(Runnable runnable, R value) {
        UserTask remote = UserTask.of(runnable);
        // The value stays here: the worker answers null, and the caller gets what it gave.
        return made(new ExecutorTask<>(remote, runnable, new Completion<>(life.callbacks(), null, null), value));
    }

    private <R extends @Nullable Object> ExecutorTask<R> made(ExecutorTask<R> task) {
        LAST_MADE.set(task);
        return task;
    }

    private static void runHere(Task task) {
        try {
            task.call(null);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new PoolException("the task failed: " + e, e);
        }
    }

    @Override
    public void execute(Runnable command) {
        Objects.requireNonNull(command, "command");
        ExecutorTask<?> made = LAST_MADE.get();
        LAST_MADE.remove();
        if (command instanceof ExecutorTask<?> task) {
            start(task);
        } else if (made != null && command.getClass().getName().equals(COMPLETION_SERVICE_TASK)) {
            start(made);
            // Its run() finds the task done, and puts it into the service's queue.
            made.whenDone(() -> life.callbacks().run(command, () -> {}));
        } else if (command instanceof CompletableFuture.AsynchronousCompletionTask) {
            throw new RejectedExecutionException("a CompletableFuture's asynchronous stage lives in this JVM and cannot"
                    + " travel to a worker: start the chain with pool.applyAsync(…).toCompletableFuture(), and let"
                    + " its stages run here");
        } else {
            start(new ExecutorTask<>(
                    UserTask.of(command),
                    command,
                    new Completion<>(life.callbacks(), null, PoolExecutor::reportUncaught)));
        }
    }

    /** Nobody holds a future of it: its failure goes where a thread's would. */
    private static void reportUncaught(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    private <R extends @Nullable Object> void start(ExecutorTask<R> task) {
        checkRunning();
        Task prepared;
        try {
            prepared = life.session().prepare(task.task());
        } catch (PoolException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
        if (!limit.enter()) {
            task.run();
            return;
        }
        ListJob<R> job = submission.oneItem(prepared, null, task.completion(), () -> {
            waiting.remove(task);
            limit.leave();
        });
        waiting.put(task, job);
        if (!life.isRunning()) {
            job.cancelIfNotStarted(); // Closed while this thread waited for a place.
            checkRunning();
        }
        submission.submit(job);
    }

    private void checkRunning() {
        if (!life.isRunning()) {
            PoolException why = life.notRunning().toException(0);
            throw new RejectedExecutionException(why.getMessage(), why);
        }
    }

    @Override
    public void shutdown() {
        life.beginToClose();
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> notStarted = new ArrayList<>();
        waiting.forEach((task, job) -> {
            if (job.cancelIfNotStarted()) {
                notStarted.add(task.original());
            }
        });
        life.terminate();
        return notStarted;
    }

    @Override
    public boolean isShutdown() {
        return !life.isRunning();
    }

    @Override
    public boolean isTerminated() {
        try {
            return life.awaitEnd(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false; // It was not waited for.
        }
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return life.awaitEnd(Duration.of(timeout, unit.toChronoUnit()));
    }
}
