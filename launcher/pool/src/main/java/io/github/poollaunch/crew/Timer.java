package io.github.poollaunch.crew;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs something later, on the JDK's one timer thread for futures: it serves all pools, where a scheduler of our own would
 * cost a thread for each.
 */
public final class Timer implements Consumer<Boolean> {

    private final CompletableFuture<Boolean> fires = new CompletableFuture<>();
    private final Runnable action;

    private Timer(Runnable action) {
        this.action = action;
    }

    /** Runs {@code action}, which must not block, after {@code delay}. */
    public static Timer after(Duration delay, Runnable action) {
        Timer timer = new Timer(action);
        CompletableFuture<?> unused = timer.fires
                .completeOnTimeout(true, Math.max(0, TimeUnit.NANOSECONDS.convert(delay)), TimeUnit.NANOSECONDS)
                .thenAccept(timer);
        return timer;
    }

    /**
     * Runs {@code action}, which may block, after {@code delay}: on a thread of the JDK's, or on the timer's own where the
     * system has no thread left. Then it may run once more, later.
     */
    public static void elsewhere(Duration delay, Runnable action) {
        Timer unused = after(delay, new Elsewhere(action));
    }

    private record Elsewhere(Runnable action) implements Runnable {
        @Override
        public void run() {
            try {
                CompletableFuture<?> unused = CompletableFuture.runAsync(action);
            } catch (OutOfMemoryError e) {
                action.run();
            }
        }
    }

    /** As the JDK calls it: the time is over, or it was cancelled. */
    @Override
    public void accept(Boolean over) {
        if (over) {
            action.run();
        }
    }

    /** Does not run it any more; the JDK forgets it. */
    public void cancel() {
        // Completed, not cancelled: on Java 17 the JDK's timer would keep a cancelled one until its time is over.
        fires.complete(false);
    }
}
