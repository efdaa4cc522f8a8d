package io.github.poollaunch.cli.report;

import java.util.Arrays;
import java.util.Collection;

/** A figure that was measured several times, in milliseconds. The median is what is told first: one outlier moves it not. */
record Spread(double median, double min, double max) {

    static Spread of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    static Spread of(double... values) {
        return of(Arrays.stream(values).boxed().toList());
    }
}
