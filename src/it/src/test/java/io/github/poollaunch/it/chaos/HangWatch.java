package io.github.poollaunch.it.chaos;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells when something takes too long. Thread-safe. */
final class HangWatch implements AutoCloseable {

    /** What is under way. */
    interface Watched extends AutoCloseable {
        @Override
        void close();
    }

    private final Duration limit;
    private final Consumer<String> hung;
    private final ScheduledThreadPoolExecutor clock;

    /**
     * Makes one.
     *
     * @param limit how long anything may take
     * @param hung is told what has taken longer, once each, on the watch's own thread
     */
    HangWatch(Duration limit, Consumer<String> hung) {
        this.limit = limit;
        this.hung = hung;
        this.clock = new ScheduledThreadPoolExecutor(1, work -> Daemon.of("chaos-watch", work));
        clock.setRemoveOnCancelPolicy(true);
    }

    Duration limit() {
        return limit;
    }

    /** Something begins; it ends when what is returned is closed. */
    Watched begin(String what) {
        ScheduledFuture<?> alarm = clock.schedule(
                () -> hung.accept(what + " takes longer than " + limit), limit.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            var unused = alarm.cancel(false);
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
