package io.github.poollaunch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Tasks that end their worker, or do not end, at one item among others. */
public final class FaultFunctions {
    private FaultFunctions() {}

    /** An item, and the file that each run of an item adds its number to. */
    public record Numbered(int n, String log) {}

    public static int log(Numbered item) {
        try {
            Files.writeString(
                    Path.of(item.log()), item.n() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return item.n() * 10;
    }

    public static int haltAt500(Numbered item) {
        int result = log(item);
        if (item.n() == 500) {
            System.err.println("now it halts");
            Runtime.getRuntime().halt(9);
        }
        return result;
    }

    /** Halts as often as there are fewer than three lines in its log. */
    public static int haltTwice(Numbered item) throws IOException {
        int result = log(item);
        if (item.n() == 5
                && Files.readAllLines(Path.of(item.log())).stream()
                                .filter("5"::equals)
                                .count()
                        < 3) {
            Runtime.getRuntime().halt(9);
        }
        return result;
    }

    public static int hangAt5(Numbered item) {
        int result = log(item);
        while (item.n() == 5) {
            Thread.onSpinWait();
        }
        return result;
    }

    public static int exhaustAt5(Numbered item) {
        int result = log(item);
        if (item.n() == 5) {
            byte[][] kept = new byte[1 << 20][];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = new byte[1 << 20];
            }
        }
        return result;
    }
}
