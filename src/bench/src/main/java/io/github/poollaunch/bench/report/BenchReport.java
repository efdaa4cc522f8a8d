package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Goal;
import io.github.poollaunch.bench.measure.Measured;
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

    /** Returns a line for each reason why samples are missing. */
    List<String> notes(List<WorkloadResult> some) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (WorkloadResult result : some) {
            for (Measured measured : result.measured()) {
                if (measured.note() != null) {
                    byReason.computeIfAbsent(measured.note(), unused -> new ArrayList<>())
                            .add(Titles.of(result, measured.entrant()));
                }
            }
        }
        return byReason.entrySet().stream()
                .map(each -> String.join("; ", each.getValue()) + ": " + each.getKey())
                .toList();
    }
}
