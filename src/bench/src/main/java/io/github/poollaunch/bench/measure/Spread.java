package io.github.poollaunch.bench.measure;

import java.util.Collection;

/**
 * A figure that was measured several times.
 *
 * @param median the middle one, or between the two in the middle
 * @param min the smallest
 * @param max the largest
 * @param count how many there are
 */
public record Spread(double median, double min, double max, int count) {

    /**
     * Returns the spread of some figures.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(Collection<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }
}
