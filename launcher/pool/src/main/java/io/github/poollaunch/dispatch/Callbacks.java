package io.github.poollaunch.dispatch;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs a pool's callbacks: one at a time, on a thread of their own, so that a slow one delays no call's results. The thread
 * comes with the first callback and goes when there have been none for a second.
 *
 * <p>What a callback throws goes to the thread's uncaught-exception handler, which prints it unless the program has set
 * another ({@link Thread#setDefaultUncaughtExceptionHandler}).
 */
final class Callbacks {

    private final ThreadPoolExecutor executor;

    private final ThreadLocal<Boolean> isHere = ThreadLocal.withInitial(() -> false);

    Callbacks(String pool) {
        executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(
                    () -> {
                        isHere.set(true);
                        work.run();
                    },
                    pool + "-callbacks");
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
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
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            work.run(); // The pool has ended while this call was being made: its caller is told in its own thread.
        }
    }

    /** Whether the current thread runs a callback. */
    boolean isHere() {
        return isHere.get();
    }

    /** Takes no more; those that wait still run. */
    void end() {
        executor.shutdown();
    }

    /**
     * Waits until all have run, after {@link #end}. A callback that closes its pool does not wait for itself.
     *
     * @return whether they have, within the time
     */
    boolean awaitEnd(Duration timeout) throws InterruptedException {
        return isHere.get() || executor.awaitTermination(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }
}
