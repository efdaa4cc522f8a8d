package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Measure;
import io.github.poollaunch.bench.goal.Target;
import io.github.poollaunch.bench.goal.Unit;
import io.github.poollaunch.bench.measure.Entrant.Role;
import io.github.poollaunch.bench.measure.Measured;
import io.github.poollaunch.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A goal's workloads: the median of each contestant, and for each target the ratios of ours, the limit, and whether it is met. */
final class GoalTable {

    private static final String NONE = "–";

    private final List<WorkloadResult> results;
    private final List<String> labels;
    private final List<List<String>> rows = new ArrayList<>();

    private GoalTable(List<WorkloadResult> results) {
        this.results = results;
        this.labels = results.stream()
                .flatMap(result -> result.labels().stream())
                .distinct()
                .toList();
    }

    static Grid of(List<WorkloadResult> results) {
        return new GoalTable(results).grid();
    }

    private Grid grid() {
        List<String> headers = new ArrayList<>();
        headers.add("workload");
        headers.addAll(labels);
        headers.addAll(List.of("ratio", "goal", "met"));
        for (WorkloadResult result : results) {
            for (Measure measure : result.workload().measures()) {
                for (String variant : result.variants()) {
                    rows(result, measure, variant);
                }
            }
        }
        return new Grid(headers, 1, rows);
    }

    /** One for each target; the figures are only in the first of them. */
    private void rows(WorkloadResult result, Measure measure, String variant) {
        List<Measured> measured = result.of(variant);
        List<String> cells = new ArrayList<>();
        cells.add(Titles.of(result, measure, variant));
        for (String label : labels) {
            cells.add(measured.stream()
                    .filter(one -> one.entrant().label().equals(label))
                    .map(one -> one.spread(measure.figure()))
                    .filter(Objects::nonNull)
                    .map(Spread::median)
                    .map(median -> measure.unit().text(median))
                    .findFirst()
                    .orElse(NONE));
        }
        boolean first = true;
        for (Target target : measure.targets()) {
            List<Measured> ours = measured.stream()
                    .filter(one -> one.entrant().role() == Role.OURS)
                    .filter(one -> target.of().test(one.entrant()))
                    .toList();
            if (!ours.isEmpty()) {
                List<String> row = new ArrayList<>(first ? cells : List.of(cells.get(0)));
                while (row.size() <= labels.size()) {
                    row.add("");
                }
                row.addAll(verdict(measure, target, ours, result.measured()));
                rows.add(row);
                first = false;
            }
        }
        if (first) {
            cells.addAll(List.of("", "", ""));
            rows.add(cells);
        }
    }

    private static List<String> verdict(Measure measure, Target target, List<Measured> ours, List<Measured> all) {
        List<String> ratios = new ArrayList<>();
        List<String> met = new ArrayList<>();
        @Nullable Measured against = null;
        for (Measured one : ours) {
            Verdict verdict = Verdict.of(measure, target, one, all);
            ratios.add(verdict == null ? NONE : ratio(measure, target, verdict.value()));
            met.add(verdict == null ? NONE : verdict.met() ? "yes" : "no");
            against = verdict == null ? against : verdict.against();
        }
        boolean alike = met.stream().distinct().count() == 1;
        return List.of(
                String.join(" / ", ratios),
                goal(measure, target, ours, against),
                alike ? met.get(0) : String.join(" / ", met));
    }

    private static String ratio(Measure measure, Target target, double value) {
        return target.reference() == null ? measure.unit().text(value) : Unit.digits(value);
    }

    private static String goal(Measure measure, Target target, List<Measured> ours, @Nullable Measured against) {
        String limit = (target.atMost() ? "≤ " : "≥ ") + ratio(measure, target, target.limit());
        String whose = ours.stream()
                .map(one -> Integer.toString(one.entrant().java()))
                .collect(Collectors.joining("/", "(", ") "));
        if (target.reference() == null) {
            return whose + limit;
        }
        String title = target.reference().title();
        String who = against == null || !target.reference().several() ? "" : " (" + named(against) + ")";
        return whose + limit + " × " + title + who;
    }

    private static String named(Measured against) {
        return against.entrant().variant().isEmpty()
                ? against.entrant().name()
                : against.entrant().variant();
    }
}
