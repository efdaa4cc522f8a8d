package io.github.poollaunch.protocol.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory an input makes its reader take: what it announces must not count, only what it has. */
public final class Memory {

    /** Buffers that a parser or a reader starts with. */
    private static final long FIXED = 1 << 20;

    /** Garbage included: a stray byte that comes alone is copied, reported and remembered. */
    private static final long PER_BYTE = 2_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Memory() {}

    /**
     * Fails if a reader allocates more than its input may cost.
     *
     * @param received how many bytes the input has
     */
    public static void bounded(int received, Runnable reader) {
        if (takenBy(reader) > FIXED + PER_BYTE * received) {
            // The first time it may have been classes that were loaded, and rewritten by Jazzer's agent.
            long taken = takenBy(reader);
            if (taken > FIXED + PER_BYTE * received) {
                throw new AssertionError(received + " bytes made their reader allocate " + taken);
            }
        }
    }

    private static long takenBy(Runnable reader) {
        long before = allocated();
        reader.run();
        return allocated() - before;
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
