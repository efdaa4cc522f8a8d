package io.github.poollaunch.local;

import io.github.poollaunch.TaskTimeoutException;
import io.github.poollaunch.crew.Timer;
import io.github.poollaunch.engine.Chunk;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the clock while a thread works: interrupts an item that runs too long, and gives a thread up that does not react.
 * There is at most one alarm a worker, set anew when it has gone off.
 */
final class LocalWatch {

    /** How long an interrupted item may take to end. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Duration limit;
    private final Runnable giveUp;

    private volatile @Nullable LocalRun current;

    /** Under this object's lock: null if no chunk has begun since the last one went off. */
    private @Nullable Timer alarm;

    /**
     * @param giveUp goes on without the thread
     */
    LocalWatch(Duration limit, Runnable giveUp) {
        this.limit = limit;
        this.giveUp = giveUp;
    }

    void begin(LocalRun run) {
        current = run;
        synchronized (this) {
            if (alarm == null) {
                set(limit);
            }
        }
    }

    void end() {
        current = null;
    }

    synchronized void close() {
        if (alarm != null) {
            alarm.cancel();
        }
    }

    private synchronized void set(Duration delay) {
        alarm = Timer.after(delay, this::goOff);
    }

    private void goOff() {
        LocalRun run;
        synchronized (this) {
            run = current;
            if (run == null) {
                alarm = null;
                return;
            }
        }
        int overdue = run.interruptIfOverdue(limit, this::failure);
        if (overdue >= 0) {
            set(GRACE.compareTo(limit) < 0 ? limit : GRACE);
            Timer unused = Timer.after(GRACE, () -> {
                if (run.isAt(overdue)) {
                    giveUp.run();
                }
            });
            return;
        }
        Duration ranFor = run.ranFor();
        set(ranFor == null || ranFor.compareTo(limit) >= 0 ? limit : limit.minus(ranFor));
    }

    private Chunk.Failure failure(Thread thread, Duration ranFor) {
        StringBuilder stack = new StringBuilder("\"" + thread.getName() + "\" " + thread.getState());
        for (StackTraceElement frame : thread.getStackTrace()) {
            stack.append("\n    at ").append(frame);
        }
        String text = stack.toString();
        long millis = TimeUnit.MILLISECONDS.convert(ranFor);
        return index -> new TaskTimeoutException(
                index,
                thread.getName() + " was interrupted because item " + index + " had run for " + millis
                        + " ms, longer than its limit of " + TimeUnit.MILLISECONDS.convert(limit) + " ms:\n" + text,
                limit,
                text);
    }
}
