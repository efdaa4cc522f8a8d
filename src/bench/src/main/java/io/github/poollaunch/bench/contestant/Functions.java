package io.github.poollaunch.bench.contestant;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is mapped. */
public final class Functions {

    private static final double STEP = 0.01;

    /** Of this child JVM: whether it has run {@link #firstOrHeld} before. */
    private static volatile boolean seen;

    private Functions() {}

    public static int square(int x) {
        return x * x;
    }

    public static int same(int x) {
        return x;
    }

    /** The seed's log7 with its number of logarithms as a parameter: 10,000,000 for log7. */
    public static double logs(int count) {
        double fixed = count % 7;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            fixed += STEP;
            sum += Math.log(fixed);
        }
        return sum;
    }

    public static List<Double> doubles(List<Double> list) {
        return list;
    }

    public static double[] doubleArray(double[] array) {
        return array;
    }

    public static String string(String text) {
        return text;
    }

    public static Reading reading(Reading reading) {
        return reading;
    }

    public static int length(String text) {
        return text.length();
    }

    /** Keeps a CPU busy for some microseconds. */
    public static int spin(int micros) {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return micros;
    }

    /** Leads to this process, on Linux. A ProcessHandle is no fair way to ask: it starts a pool of threads first. */
    private static final File SELF = new File("/proc/self");

    /**
     * Returns this process's id: at once when it is asked for the first time, and later when the gate is open, so that
     * workers that have started leave the CPUs to those that have not.
     *
     * @param gate its path
     */
    public static long firstOrHeld(String gate) throws InterruptedException, IOException {
        if (seen) {
            Gate.pass(gate);
        }
        seen = true;
        return SELF.exists()
                ? Long.parseLong(SELF.getCanonicalFile().getName())
                : ProcessHandle.current().pid();
    }
}
