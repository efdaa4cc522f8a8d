package io.github.poollaunch.worker;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Kills a child that does not answer in time; closing it ends the limit. */
final class TimeLimit implements AutoCloseable {

    // The JDK's one timer thread for futures serves all pools; a scheduler of our own would cost a thread for each.
    private final CompletableFuture<Void> timer = new CompletableFuture<>();

    private volatile boolean over;

    /**
     * @param debugged then there is no limit: a breakpoint may take any time
     */
    TimeLimit(Duration limit, ChildProcess child, boolean debugged) {
        if (!debugged) {
            CompletableFuture<?> unused = timer.orTimeout(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)
                    .whenComplete((nothing, timeout) -> {
                        if (timeout != null) {
                            over = true;
                            child.kill();
                        }
                    });
        }
    }

    /** A duration in words: {@code 60 s}, {@code 0.25 s}. */
    static String text(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        timer.complete(null);
    }
}
