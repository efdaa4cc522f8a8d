package io.github.poollaunch.it.leaks;

import io.github.poollaunch.it.Footprint;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What this JVM holds at one moment. */
record Level(long descriptors, long threads, long files, long children, long heapKib) {

    /** What is about to end, such as a pool that the collector has just found forgotten, gets so many tries. */
    private static final int TRIES = 30;

    private static final int TRY_MILLIS = 100;

    /** Waits a while for counts that are no higher than {@code before}. */
    static Level settled(Level before) throws InterruptedException {
        Level level = now();
        for (int i = 0; i < TRIES && level.isAbove(before); i++) {
            // There is no event to wait for from outside.
            var unused = new CountDownLatch(1).await(TRY_MILLIS, TimeUnit.MILLISECONDS);
            level = now();
        }
        return level;
    }

    private boolean isAbove(Level before) {
        return descriptors > before.descriptors
                || threads > before.threads
                || files > before.files
                || children > before.children;
    }

    static Level now() {
        // Twice: what the first one finds dead, reference queues let go of only then.
        System.gc();
        System.gc();
        Footprint held = Footprint.now();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Level(
                held.descriptors().size(),
                held.threads().size(),
                held.files().size(),
                held.processes().size(),
                heap / 1024);
    }
}
