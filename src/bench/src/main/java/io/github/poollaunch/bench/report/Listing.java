package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Measure;
import io.github.poollaunch.bench.measure.Measured;
import io.github.poollaunch.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;

/** Every figure of a workload, a line for each contestant: median, smallest, largest. */
final class Listing {

    private static final List<String> HEADERS = List.of("workload", "contestant", "median", "min", "max", "n");
    private static final int TEXTS = 2;

    private Listing() {}

    static Grid of(List<WorkloadResult> results) {
        List<List<String>> rows = new ArrayList<>();
        for (WorkloadResult result : results) {
            for (Measure measure : result.workload().measures()) {
                for (Measured measured : result.measured()) {
                    Spread spread = measured.spread(measure.figure());
                    if (spread != null) {
                        rows.add(List.of(
                                Titles.of(result, measure, measured.entrant().variant()),
                                measured.entrant().label(),
                                measure.unit().text(spread.median()),
                                measure.unit().text(spread.min()),
                                measure.unit().text(spread.max()),
                                Integer.toString(spread.count())));
                    }
                }
            }
        }
        return new Grid(HEADERS, TEXTS, rows);
    }
}
