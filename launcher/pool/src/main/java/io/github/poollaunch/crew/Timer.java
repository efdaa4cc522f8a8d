package io.github.poollaunch.crew;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs something later, on the JDK's one timer thread for futures: it serves all pools, where a scheduler of our own would
 * cost a thread for each.
 */
public final class Timer {

    private final CompletableFuture<Boolean> fires;

    private Timer(CompletableFuture<Boolean> fires) {
        this.fires = fires;
    }

    /** Runs {@code action}, which must not block, after {@code delay}. */
    public static Timer after(Duration delay, Runnable action) {
        CompletableFuture<Boolean> fires = new CompletableFuture<>();
        CompletableFuture<?> unused = fires.completeOnTimeout(
                        true, Math.max(0, TimeUnit.NANOSECONDS.convert(delay)), TimeUnit.NANOSECONDS)
                .thenAccept(over -> {
                    if (over) {
                        action.run();
                    }
                });
        return new Timer(fires);
    }

    /** Does not run it any more, and forgets what it knows. */
    public void cancel() {
        // Completed, not cancelled: on Java 17 the JDK's timer would keep a cancelled one until its time is over.
        fires.complete(false);
    }
}
