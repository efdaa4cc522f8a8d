package io.github.poollaunch.dispatch;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pool's callbacks: one at a time, on a thread of their own, so that a slow one delays no call's results. The thread
 * comes with the first callback and goes when there have been none for a second.
 *
 * <p>What a callback throws goes to the thread's uncaught-exception handler, which prints it unless the program has set
 * another ({@link Thread#setDefaultUncaughtExceptionHandler}).
 */
final class Callbacks {

    private final String pool;

    /** Under this object's lock: null as long as there was no callback, as in most pools. */
    private @Nullable ThreadPoolExecutor executor;

    /** Under this object's lock. */
    private boolean ended;

    /** Set in the thread that runs callbacks. */
    private final ThreadLocal<Boolean> isHere = new ThreadLocal<>();

    Callbacks(String pool) {
        this.pool = pool;
    }

    /** Returns null if there are to be no more callbacks. */
    private synchronized @Nullable ThreadPoolExecutor executor() {
        if (executor == null && !ended) {
            ThreadPoolExecutor made =
                    new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
            made.allowCoreThreadTimeOut(true);
            executor = made;
        }
        return executor;
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    isHere.set(true);
                    work.run();
                },
                pool + "-callbacks");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs {@code callback} in its turn, and {@code afterwards} whatever it throws. */
    void run(Runnable callback, Runnable afterwards) {
        Runnable work = () -> {
            try {
                callback.run();
            } catch (Throwable e) {
                Uncaught.report(e);
            } finally {
                afterwards.run();
            }
        };
        ThreadPoolExecutor runs = executor();
        if (runs == null) {
            work.run(); // As below.
            return;
        }
        try {
            runs.execute(work);
        } catch (RejectedExecutionException e) {
            work.run(); // The pool has ended while this call was being made: its caller is told in its own thread.
        }
    }

    /** Whether the current thread runs a callback. */
    boolean isHere() {
        return isHere.get() != null;
    }

    private synchronized @Nullable ThreadPoolExecutor executorMade() {
        return executor;
    }

    /** Takes no more; those that wait still run. */
    synchronized void end() {
        ended = true;
        if (executor != null) {
            executor.shutdown();
        }
    }

    /**
     * Waits until all have run, after {@link #end}. A callback that closes its pool does not wait for itself.
     *
     * @return whether they have, within the time
     */
    boolean awaitEnd(Duration timeout) throws InterruptedException {
        ThreadPoolExecutor runs = executorMade();
        return runs == null
                || isHere()
                || runs.awaitTermination(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }
}
