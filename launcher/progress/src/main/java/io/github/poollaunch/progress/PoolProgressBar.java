package io.github.poollaunch.progress;

import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A pool's work as a progress bar in the terminal: the items of all its calls, and how many have failed.
 *
 * <pre>{@code
 * try (PoolProgressBar bar = PoolProgressBar.onStderr("hashing");
 *         Pool pool = Pool.builder().listener(bar).build()) {
 *     pool.map(Files::sha256, paths);
 * }
 * }</pre>
 *
 * <p>Of a call over an input whose length is not known the bar shows what is done, without an end. It steps by whole chunks. A thread of
 * the bar's own draws it; the pool's threads only add to numbers. Thread-safe; one bar serves one pool.
 */
public final class PoolProgressBar implements PoolListener, AutoCloseable {

    private final ProgressBar bar;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong deaths = new AtomicLong();

    /** Under this object's lock: the items of all calls so far; -1 once one did not know its own. */
    private long total;

    private PoolProgressBar(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Returns a bar on stderr.
     *
     * @param title what stands before it
     * @return a bar that is drawn until it is closed
     */
    public static PoolProgressBar onStderr(String title) {
        return of(new ProgressBarBuilder()
                .setTaskName(title)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .continuousUpdate());
    }

    /**
     * Returns a bar of any look.
     *
     * @param builder its look; its start and end are the pool's to set
     * @return a bar that is drawn until it is closed
     */
    public static PoolProgressBar of(ProgressBarBuilder builder) {
        return new PoolProgressBar(builder.setInitialMax(0).build());
    }

    @Override
    public synchronized void callStarted(long items) {
        total = items < 0 || total < 0 ? -1 : total + items;
        bar.maxHint(total);
    }

    @Override
    public void chunkDone(WorkerInfo worker, int items, int failed) {
        bar.stepBy(items);
        if (failed > 0) {
            failures.addAndGet(failed);
            tellTroubles();
        }
    }

    @Override
    public void workerDied(WorkerInfo worker, String reason) {
        deaths.incrementAndGet();
        tellTroubles();
    }

    private void tellTroubles() {
        long died = deaths.get();
        bar.setExtraMessage(failures + " failed"
                + (died == 0 ? "" : died == 1 ? ", 1 worker died" : ", " + died + " workers died"));
    }

    /** Draws it once more and leaves it there. */
    @Override
    public void close() {
        bar.close();
    }
}
