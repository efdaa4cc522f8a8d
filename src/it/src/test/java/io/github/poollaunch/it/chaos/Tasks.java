package io.github.poollaunch.it.chaos;

import io.github.poollaunch.ThisWorker;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the workers run. What comes out depends on what goes in, and on nothing else. */
public final class Tasks {

    private static final int PICKY = 7;

    /** A value of several parts. */
    public record Reading(int id, String place, double value, List<Integer> more) implements Serializable {}

    /** What a pool's workers share. */
    public record Scale(long factor, String unit) implements Serializable {}

    /** A line to be written into a file when the item starts, and when it ends. */
    public record Entry(String file, int number, int millis) implements Serializable {}

    private Tasks() {}

    public static int square(int x) {
        return x * x;
    }

    public static double wave(double x) {
        double sum = x;
        for (int i = 1; i < 100; i++) {
            sum += Math.sin(sum * i);
        }
        return sum;
    }

    public static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    public static Reading turned(Reading reading) {
        List<Integer> more = new ArrayList<>(reading.more());
        Collections.reverse(more);
        return new Reading(-reading.id(), reading.place() + "!", 1 / reading.value(), more);
    }

    public static int sleepy(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis + 1;
    }

    /** A computation of some milliseconds. */
    public static int steps(int x) {
        int steps = 0;
        for (int start = x; start < x + 3_000; start++) {
            for (long n = start; n > 1; n = n % 2 == 0 ? n / 2 : 3 * n + 1) {
                steps++;
            }
        }
        return steps;
    }

    public static int picky(int x) {
        if (x % PICKY == 0) {
            throw new IllegalArgumentException(x + " is a multiple of " + PICKY);
        }
        return x + 1;
    }

    public static String repeated(String text, int times) {
        return text.repeat(times);
    }

    /** Needs a worker with a state and a shared value. */
    public static String scaled(int x) {
        if (ThisWorker.state(int[].class).length != 3) {
            throw new IllegalStateException("another state than the initializer's");
        }
        return scaled(x, ThisWorker.shared(Scale.class));
    }

    static String scaled(int x, Scale scale) {
        return x * scale.factor() + " " + scale.unit();
    }

    public static int[] prepare() {
        return new int[3];
    }

    /** Leaves "s5" in the file when item 5 starts, and "e5" when it ends. */
    public static int enter(Entry entry) throws IOException, InterruptedException {
        append(entry, Ledger.START);
        Thread.sleep(entry.millis());
        append(entry, Ledger.END);
        return doubled(entry);
    }

    static int doubled(Entry entry) {
        return 2 * entry.number();
    }

    private static void append(Entry entry, char what) throws IOException {
        // In one write, which a kill cannot halve. Never created here: the job that has made it may have deleted it.
        Files.write(
                Path.of(entry.file()),
                (what + Integer.toString(entry.number()) + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);
    }
}
