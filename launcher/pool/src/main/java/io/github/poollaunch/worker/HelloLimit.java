package io.github.poollaunch.worker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Kills a child that does not say hello in time. */
final class HelloLimit implements AutoCloseable {

    /** A child says hello after 0.1 to 0.5 s; on a machine that is busy with many others this is still ample. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    static final String EXCEEDED = "it did not say hello within " + LIMIT.toSeconds() + " s: ";

    // The JDK's one timer thread for futures serves all pools; a scheduler of our own would cost a thread for each.
    private final CompletableFuture<Void> timer = new CompletableFuture<>();

    private volatile boolean over;

    HelloLimit(ChildProcess child) {
        CompletableFuture<?> unused = timer.orTimeout(LIMIT.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((nothing, timeout) -> {
                    if (timeout != null) {
                        over = true;
                        child.kill();
                    }
                });
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        timer.complete(null);
    }
}
