package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.engine.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The tasks of an executor service as jobs of its pool, and those of them that no worker has taken yet. Thread-safe. */
final class ExecutorWork {

    private final PoolLife life;
    private final Submission submission;
    private final QueueLimit limit;

    /** Tasks that no worker has taken yet, with their jobs, in the order of their submission. */
    private final Map<ExecutorTask<?>, ListJob<?>> waiting = Collections.synchronizedMap(new LinkedHashMap<>());

    ExecutorWork(PoolLife life, Submission submission, QueueLimit limit) {
        this.life = life;
        this.submission = submission;
        this.limit = limit;
    }

    /**
     * Makes a job of a task; if the queue is full, what its policy says becomes of it.
     *
     * @throws RejectedExecutionException if the pool takes no more, or the task cannot travel
     */
    <R extends @Nullable Object> void start(ExecutorTask<R> task) {
        if (!life.isRunning()) {
            throw refusal();
        }
        Task prepared;
        try {
            prepared = life.session().prepare(task.task());
        } catch (PoolException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
        if (!limit.enter(life)) {
            task.run();
            return;
        }
        ListJob<R> job = submission.oneItem(prepared, null, task.completion(), whenStarted(task, waiting, limit));
        waiting.put(task, job);
        // What shutdownNow() has cancelled meanwhile is not refused: it is in that call's list.
        if (!submission.submit(job) && job.cancelIfNotStarted()) {
            throw refusal();
        }
    }

    /** Of the two alone: a worker's thread may know its last chunk for long, which must not keep the pool alive. */
    private static Runnable whenStarted(
            ExecutorTask<?> task, Map<ExecutorTask<?>, ListJob<?>> waiting, QueueLimit limit) {
        return () -> {
            waiting.remove(task);
            limit.leave();
        };
    }

    private RejectedExecutionException refusal() {
        PoolException why = life.notRunning().toException(0);
        return new RejectedExecutionException(why.getMessage(), why);
    }

    /** Cancels what no worker has taken yet; returns it as it was given, in the order of submission. */
    List<Runnable> takeBack() {
        Map<ExecutorTask<?>, ListJob<?>> notStarted;
        synchronized (waiting) {
            notStarted = new LinkedHashMap<>(waiting);
        }
        List<Runnable> givenBack = new ArrayList<>();
        notStarted.forEach((task, job) -> {
            if (job.cancelIfNotStarted()) {
                givenBack.add(task.original());
            }
        });
        return givenBack;
    }
}
