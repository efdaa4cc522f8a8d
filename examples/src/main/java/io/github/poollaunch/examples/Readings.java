package io.github.poollaunch.examples;

import io.github.poollaunch.Pool;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** Records go in and come out: their components' types say how they travel. */
public final class Readings {
    private Readings() {}

    /** What a station has measured in a day. */
    public record Day(String station, List<Double> celsius) {}

    /** What is kept of it. */
    public record Summary(String station, double mean, double highest) {}

    public static Summary summarise(Day day) {
        DoubleSummaryStatistics all =
                day.celsius().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return new Summary(day.station(), all.getAverage(), all.getMax());
    }

    public static void main(String[] args) {
        List<Day> days = List.of(new Day("Oslo", List.of(-3.5, 0.0, 2.0)), new Day("Rome", List.of(9.0, 14.5, 12.5)));
        try (Pool pool = Pool.of(2)) {
            pool.map(Readings::summarise, days).forEach(System.out::println);
        }
    }
}
