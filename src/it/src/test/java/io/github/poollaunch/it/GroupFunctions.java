package io.github.poollaunch.it;

import io.github.poollaunch.it.FaultFunctions.Numbered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Tasks that are short for most items, so that a worker gets many of them in one. */
public final class GroupFunctions {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(40).toNanos();

    private GroupFunctions() {}

    /** Short below 0; else notes its number, and goes on when its neighbour has noted its own: an even number's is the next. */
    public static boolean meetNeighbour(Numbered item) throws IOException {
        if (item.n() < 0) {
            return true;
        }
        Files.writeString(file(item, item.n()), "");
        return appears(file(item, item.n() ^ 1));
    }

    /** Short but for 0, which waits until somebody writes "go". */
    public static int waitAtZero(Numbered item) {
        if (item.n() == 0) {
            appears(Path.of(item.log(), "go"));
        }
        return item.n();
    }

    public static int logThenFailAt3000(Numbered item) {
        int result = FaultFunctions.log(item);
        if (item.n() == 3000) {
            throw new IllegalStateException("3000");
        }
        return result;
    }

    /** Of a number and a file. */
    public static int logNumber(List<String> item) {
        return FaultFunctions.log(new Numbered(Integer.parseInt(item.get(0)), item.get(1)));
    }

    /** Notes its number; the worker dies of 3000. */
    public static int logThenHaltAt3000(Numbered item) {
        int result = FaultFunctions.log(item);
        if (item.n() == 3000) {
            Runtime.getRuntime().halt(9);
        }
        return result;
    }

    public static int haltAtZero(Numbered item) {
        if (item.n() == 0) {
            Runtime.getRuntime().halt(9);
        }
        return item.n();
    }

    private static Path file(Numbered item, int n) {
        return Path.of(item.log(), Integer.toString(n));
    }

    private static boolean appears(Path file) {
        long begun = System.nanoTime();
        while (!Files.exists(file)) {
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
