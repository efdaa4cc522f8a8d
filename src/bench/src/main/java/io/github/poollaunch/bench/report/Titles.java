package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Measure;
import io.github.poollaunch.bench.measure.Entrant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a line of a table is called. */
final class Titles {
    private Titles() {}

    static String of(WorkloadResult result, Measure measure, String variant) {
        return Stream.of(result.workload().title(), variant, measure.title())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    static String of(WorkloadResult result, Entrant entrant) {
        return Stream.of(result.workload().title(), entrant.variant(), entrant.label())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
