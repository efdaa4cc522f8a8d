package io.github.poollaunch.worker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Kills a child that does not answer in time; closing it ends the limit. */
final class TimeLimit implements AutoCloseable {

    /** A child says hello after 0.1 to 0.5 s; on a machine that is busy with many others this is still ample. */
    static final Duration HELLO = Duration.ofSeconds(60);

    // The JDK's one timer thread for futures serves all pools; a scheduler of our own would cost a thread for each.
    private final CompletableFuture<Void> timer = new CompletableFuture<>();

    private volatile boolean over;

    TimeLimit(Duration limit, ChildProcess child) {
        CompletableFuture<?> unused = timer.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
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
