package io.github.poollaunch.bench.contestant;

import java.io.File;
import java.io.IOException;

/**
 * Holds tasks up until it is opened: a file, which they look for, more and more seldom. A worker whose parent dies before
 * that ends with it. It is named by the clock, since a random name, or the process's own id, would have a new JVM load what
 * a pool may need.
 */
public final class Gate implements AutoCloseable {

    private static final int FIRST_MILLIS = 5;
    private static final int MOST_MILLIS = 40;

    private final File file;

    /** Makes one that is shut. */
    public Gate() throws IOException {
        this.file = new File(System.getProperty("java.io.tmpdir"), "pool-launch-bench-gate-" + System.nanoTime());
        if (!file.createNewFile()) {
            throw new IOException(file + " is there already");
        }
    }

    /** What {@link #pass} takes. */
    public String path() {
        return file.getPath();
    }

    /** Returns when the gate is open, in whatever process. */
    static void pass(String path) throws InterruptedException {
        File gate = new File(path);
        for (int millis = FIRST_MILLIS; gate.exists(); millis = Math.min(2 * millis, MOST_MILLIS)) {
            Thread.sleep(millis);
        }
    }

    /** Opens it: nobody is held up any more. */
    @Override
    public void close() {
        boolean unused = file.delete();
    }
}
