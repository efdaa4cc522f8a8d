package io.github.poollaunch.cli.report;

/**
 * What the experiments run on each item. Each result depends on every turn of its loop: the seed's loop kept only its
 * last logarithm, and a compiler may drop the others.
 */
public final class Workloads {
    private Workloads() {}

    /** The square. */
    public static int square(int x) {
        return x * x;
    }

    /** 100,000 logarithms, summed. */
    public static double log5(int x) {
        return sumOfLogs(x, 100_000, 0.1);
    }

    /** 10,000,000 logarithms, summed. */
    public static double log7(int x) {
        return sumOfLogs(x, 10_000_000, 0.01);
    }

    /** The step comes before the logarithm, since an item may be 0, of which there is none. */
    private static double sumOfLogs(int x, int count, double step) {
        double fixed = x;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            fixed += step;
            sum += Math.log(fixed);
        }
        return sum;
    }
}
