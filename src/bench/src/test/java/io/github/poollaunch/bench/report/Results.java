package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Goal;
import io.github.poollaunch.bench.goal.Measure;
import io.github.poollaunch.bench.goal.Workload;
import io.github.poollaunch.bench.measure.Entrant;
import io.github.poollaunch.bench.measure.Entrant.Role;
import io.github.poollaunch.bench.measure.Entrant.WarmUps;
import io.github.poollaunch.bench.measure.Measured;
import io.github.poollaunch.bench.measure.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Results that nobody has measured. */
final class Results {

    static final Goal GOAL = new Goal("S0", "none", "nothing at all", (field, scale) -> List.of());

    private Results() {}

    /** One of a contestant, with its times; null for a sample that failed. */
    static Measured of(String name, int java, String variant, Role role, Double... nanos) {
        Entrant entrant = new Entrant(
                name,
                java,
                variant,
                role,
                () -> {
                    throw new AssertionError("nobody is to be started");
                },
                "map",
                WarmUps.NONE,
                false);
        List<Sample> samples = new ArrayList<>();
        for (Double each : nanos) {
            samples.add(each == null ? null : new Sample(Map.of("ns", each, "items", 1_000.0)));
        }
        return new Measured(entrant, samples, Arrays.asList(nanos).contains(null) ? "it died" : null);
    }

    static WorkloadResult workload(String title, Measure measure, Measured... measured) {
        List<Entrant> entrants = Arrays.stream(measured).map(Measured::entrant).toList();
        return new WorkloadResult(GOAL, Workload.of(title, entrants, measure), List.of(measured));
    }

    static BenchReport report(WorkloadResult... results) {
        Machine machine = new Machine(
                2,
                "a CPU",
                8L << 30,
                "Linux",
                Map.of("17", "17.0.1, us"),
                Map.of("jq", "1.6"),
                "2026-01-01",
                "abc",
                0.5);
        return new BenchReport(machine, true, List.of("nobody"), List.of(results));
    }
}
