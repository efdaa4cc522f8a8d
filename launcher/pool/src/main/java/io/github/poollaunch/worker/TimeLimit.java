package io.github.poollaunch.worker;

import io.github.poollaunch.crew.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Kills a child that does not answer in time; closing it ends the limit. */
final class TimeLimit implements AutoCloseable, Runnable {

    private final ChildProcess child;

    /** Null if there is no limit. */
    private final @Nullable Timer timer;

    private volatile boolean over;

    /**
     * @param debugged then there is no limit: a breakpoint may take any time
     */
    TimeLimit(Duration limit, ChildProcess child, boolean debugged) {
        this.child = child;
        this.timer = debugged ? null : Timer.after(limit, this);
    }

    /** The time is over: on the timer's thread. */
    @Override
    public void run() {
        over = true;
        child.kill();
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
        if (timer != null) {
            timer.cancel();
        }
    }
}
