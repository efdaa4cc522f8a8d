package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Measure;
import io.github.poollaunch.bench.goal.Target;
import io.github.poollaunch.bench.measure.Entrant.Role;
import io.github.poollaunch.bench.measure.Measured;
import io.github.poollaunch.bench.measure.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as JSON, every sample of it.
 *
 * @param machine where
 * @param quick whether the workloads were small
 * @param missing who was not here
 * @param workloads what was measured
 */
public record JsonFile(Machine machine, boolean quick, List<String> missing, List<JsonWorkload> workloads) {

    private static final ObjectMapper MAPPER = JsonMapper.shared();

    /** A workload of a goal. */
    public record JsonWorkload(
            String goal, String title, List<JsonContestant> contestants, List<JsonVerdict> verdicts) {}

    /** A contestant; null for a sample that it failed to give. */
    public record JsonContestant(
            String name,
            int java,
            String variant,
            String role,
            String request,
            List<@Nullable Map<String, Double>> samples,
            @Nullable String note) {}

    /** A ratio, or a figure, held against a target. */
    public record JsonVerdict(
            String figure,
            String ours,
            String variant,
            @Nullable String against,
            double value,
            double limit,
            boolean atMost,
            boolean met) {}

    /** Returns what a report says. */
    public static JsonFile of(BenchReport report) {
        return new JsonFile(
                report.machine(),
                report.quick(),
                report.missing(),
                report.results().stream().map(JsonFile::workload).toList());
    }

    private static JsonWorkload workload(WorkloadResult result) {
        return new JsonWorkload(
                result.goal().id(),
                result.workload().title(),
                result.measured().stream().map(JsonFile::contestant).toList(),
                verdicts(result));
    }

    private static JsonContestant contestant(Measured measured) {
        List<@Nullable Map<String, Double>> samples = new ArrayList<>();
        for (Sample sample : measured.samples()) {
            samples.add(sample == null ? null : sample.figures());
        }
        return new JsonContestant(
                measured.entrant().name(),
                measured.entrant().java(),
                measured.entrant().variant(),
                measured.entrant().role().name(),
                measured.entrant().request(),
                samples,
                measured.note());
    }

    private static List<JsonVerdict> verdicts(WorkloadResult result) {
        List<JsonVerdict> verdicts = new ArrayList<>();
        for (Measure measure : result.workload().measures()) {
            for (Target target : measure.targets()) {
                for (Measured ours : result.measured()) {
                    if (ours.entrant().role() == Role.OURS && target.of().test(ours.entrant())) {
                        Verdict verdict = Verdict.of(measure, target, ours, result.measured());
                        if (verdict != null) {
                            verdicts.add(json(measure, target, verdict));
                        }
                    }
                }
            }
        }
        return verdicts;
    }

    private static JsonVerdict json(Measure measure, Target target, Verdict verdict) {
        return new JsonVerdict(
                measure.figure(),
                verdict.ours().entrant().label(),
                verdict.ours().entrant().variant(),
                target.reference() == null ? null : target.reference().title(),
                verdict.value(),
                target.limit(),
                target.atMost(),
                verdict.met());
    }

    /** Writes it. */
    public void write(Path file) throws IOException {
        Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    /** Reads what {@link #write} has written. */
    public static JsonFile read(Path file) throws IOException {
        return MAPPER.readValue(Files.readString(file), JsonFile.class);
    }
}
