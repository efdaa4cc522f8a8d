package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run found.
 *
 * @param machine where
 * @param quick whether the workloads were small
 * @param missing who was not here
 * @param results in the goals' order
 */
public record BenchReport(Machine machine, boolean quick, List<String> missing, List<WorkloadResult> results) {

    public BenchReport {
        missing = List.copyOf(missing);
        results = List.copyOf(results);
    }

    /** Returns the results of each goal. */
    Map<Goal, List<WorkloadResult>> byGoal() {
        Map<Goal, List<WorkloadResult>> byGoal = new LinkedHashMap<>();
        for (WorkloadResult result : results) {
            byGoal.computeIfAbsent(result.goal(), unused -> new ArrayList<>()).add(result);
        }
        return byGoal;
    }

    /** Returns a line for each entrant that has no figure, or not all. */
    List<String> notes(List<WorkloadResult> some) {
        return some.stream()
                .flatMap(result -> result.measured().stream()
                        .filter(measured -> measured.note() != null)
                        .map(measured -> result.workload().title() + ", "
                                + measured.entrant().label() + ": " + measured.note()))
                .toList();
    }
}
