package io.github.poollaunch.it.leaks;

import java.io.PrintStream;
import java.util.List;

/** Prints the levels of a run as they come, and judges them at its end. */
final class Table {

    /** How often in the course of a run. */
    static final int ROWS = 10;

    private final PrintStream out;
    private final Levels levels = new Levels();
    private final long total;
    private final long start = System.nanoTime();
    private Level last;

    Table(PrintStream out, String title, long total) {
        this.out = out;
        this.total = total;
        out.println();
        out.println(title);
        out.printf(
                "%12s %12s %8s %6s %9s %9s %8s%n",
                "done", "descriptors", "threads", "files", "children", "heap KiB", "seconds");
    }

    void row(long done) throws InterruptedException {
        Level level = last == null ? Level.now() : Level.settled(last);
        last = level;
        levels.add((double) done / total, level);
        out.printf(
                "%,12d %,12d %,8d %,6d %,9d %,9d %,8d%n",
                done,
                level.descriptors(),
                level.threads(),
                level.files(),
                level.children(),
                level.heapKib(),
                (System.nanoTime() - start) / 1_000_000_000);
    }

    /** Whether all was level. */
    boolean judge() {
        List<String> grown = levels.grown();
        out.println(
                grown.isEmpty()
                        ? "level: nothing grew from the second quarter to the last"
                        : "LEAK: " + String.join("; ", grown));
        return grown.isEmpty();
    }
}
