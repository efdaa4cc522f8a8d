package io.github.poollaunch.dispatch;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.PoolRunnable;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.engine.Task;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
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

    /** Held, so that the pool is not found forgotten while its executor service is in use. */
    private final Pool pool;

    private final PoolLife life;
    private final ExecutorWork work;

    /**
     * What this thread's last call of {@link #newTaskFor} made, until its {@link #execute}: an ExecutorCompletionService
     * hands over a wrapper that does not tell what is in it.
     */
    private static final ThreadLocal<@Nullable ExecutorTask<?>> LAST_MADE = new ThreadLocal<>();

    PoolExecutor(Pool pool, PoolLife life, Submission submission, QueueLimit limit) {
        this.pool = pool;
        this.life = life;
        this.work = new ExecutorWork(life, submission, limit);
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
    public <R extends @Nullable Object> Future<R> submit(PoolRunnable task, R result) {
        return submit((Runnable) task, result);
    }

    @Override
    public void execute(PoolRunnable task) {
        execute((Runnable) task);
    }

    @Override
    public <R extends @Nullable Object> List<Future<R>> invokeAll(
            Collection<? extends Callable<R>> tasks, long timeout, TimeUnit unit) throws InterruptedException {
        try {
            return super.invokeAll(tasks, timeout, unit);
        } finally {
            LAST_MADE.remove(); // It makes all tasks first, and may find its time over before it hands over the last.
        }
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
        try {
            executeHeld(command);
        } finally {
            Reference.reachabilityFence(pool);
        }
    }

    private void executeHeld(Runnable command) {
        Objects.requireNonNull(command, "command");
        ExecutorTask<?> made = LAST_MADE.get();
        LAST_MADE.remove();
        if (command instanceof ExecutorTask<?> task) {
            work.start(task);
        } else if (made != null && command.getClass().getName().equals(COMPLETION_SERVICE_TASK)) {
            work.start(made);
            // Its run() finds the task done, and puts it into the service's queue. Not in the callbacks' thread: a slow
            // callback would hold up invokeAny, and one that calls invokeAny would wait for itself.
            made.whenDone(() -> runGuarded(command));
        } else {
            refuseIfBoundToThisJvm(command);
            work.start(new ExecutorTask<>(
                    UserTask.of(command),
                    command,
                    new Completion<>(life.callbacks(), null, PoolExecutor::reportUncaught)));
        }
    }

    private static void refuseIfBoundToThisJvm(Runnable command) {
        if (command instanceof CompletableFuture.AsynchronousCompletionTask) {
            throw new RejectedExecutionException("a CompletableFuture's asynchronous stage lives in this JVM and cannot"
                    + " travel to a worker: start the chain with pool.applyAsync(…).toCompletableFuture(), and let"
                    + " its stages run here");
        }
        if (command instanceof Future<?>) {
            throw new RejectedExecutionException("a " + command.getClass().getName() + " lives in this JVM and cannot"
                    + " travel to a worker: give its task to submit(), which returns a future");
        }
    }

    /** A completion service's queue may be the user's, and refuse. */
    private static void runGuarded(Runnable command) {
        try {
            command.run();
        } catch (Throwable e) {
            Uncaught.report(e);
        }
    }

    /** Nobody holds a future of it: its failure goes where a thread's would. */
    private static void reportUncaught(Throwable failure) {
        // A task that the pool's end has stopped, or that shutdownNow gives back, has not failed.
        if (!(failure instanceof PoolClosedException || failure instanceof CancellationException)) {
            Uncaught.report(ExecutorTask.ownException(failure));
        }
    }

    @Override
    public void shutdown() {
        try {
            boolean unused = life.beginToClose();
        } finally {
            Reference.reachabilityFence(pool);
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        life.leaveRunning(); // Else more could come while these are taken back.
        List<Runnable> givenBack = work.takeBack();
        try {
            life.terminate();
        } finally {
            Reference.reachabilityFence(pool);
        }
        return givenBack;
    }

    @Override
    public boolean isShutdown() {
        return !life.isRunning();
    }

    @Override
    public boolean isTerminated() {
        boolean interrupted = Thread.interrupted(); // It does not wait, and so the flag must not change its answer.
        try {
            while (true) {
                try {
                    return life.awaitEnd(Duration.ZERO);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            return life.awaitEnd(Duration.ofNanos(unit.toNanos(timeout))); // Long.MAX_VALUE days are for ever.
        } finally {
            Reference.reachabilityFence(pool); // Who waits for the end has not forgotten it.
        }
    }
}
