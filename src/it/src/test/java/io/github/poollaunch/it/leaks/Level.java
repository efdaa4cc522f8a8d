package io.github.poollaunch.it.leaks;

import io.github.poollaunch.it.Footprint;
import java.lang.management.ManagementFactory;

/** What this JVM holds at one moment. */
record Level(long descriptors, long threads, long files, long children, long heapKib) {

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
