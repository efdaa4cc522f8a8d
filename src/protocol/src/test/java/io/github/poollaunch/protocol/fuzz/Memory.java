package io.github.poollaunch.protocol.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory an input makes its reader take: what it announces must not count, only what it has. */
public final class Memory {

    /** A reader's own block, and what parsers and messages of exceptions take whatever the input. */
    private static final long FIXED = 2 << 20;

    /** Garbage included: a stray byte that comes alone is copied, reported and remembered. */
    private static final long PER_BYTE = 2_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long before = allocated();

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /**
     * Fails if more was allocated than an input may cost.
     *
     * @param received how many bytes it has
     */
    public void check(int received) {
        long taken = allocated() - before;
        if (taken > FIXED + PER_BYTE * received) {
            throw new AssertionError(received + " bytes made their reader allocate " + taken);
        }
    }
}
