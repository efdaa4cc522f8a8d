package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Goal;
import io.github.poollaunch.bench.goal.Workload;
import io.github.poollaunch.bench.measure.Entrant;
import io.github.poollaunch.bench.measure.Measured;
import java.util.Comparator;
import java.util.List;

/**
 * A workload, measured.
 *
 * @param goal whose
 * @param workload which
 * @param measured one of each entrant
 */
public record WorkloadResult(Goal goal, Workload workload, List<Measured> measured) {

    public WorkloadResult {
        measured = List.copyOf(measured);
    }

    /** Returns the ways in which it was done, in their order; one empty name if there is but one way. */
    List<String> variants() {
        List<String> named = measured.stream()
                .map(one -> one.entrant().variant())
                .filter(variant -> !variant.isEmpty())
                .distinct()
                .toList();
        return named.isEmpty() ? List.of("") : named;
    }

    /** Returns those that take part in one way of doing it. */
    List<Measured> of(String variant) {
        return measured.stream()
                .filter(one -> one.entrant().variant().equals(variant)
                        || one.entrant().variant().isEmpty())
                .toList();
    }

    /** Returns all entrants' labels, ours first, then peers, then floors. */
    List<String> labels() {
        return measured.stream()
                .map(Measured::entrant)
                .sorted(Comparator.comparing(Entrant::role))
                .map(Entrant::label)
                .distinct()
                .toList();
    }
}
