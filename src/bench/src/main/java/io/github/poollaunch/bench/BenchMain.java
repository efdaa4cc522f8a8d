package io.github.poollaunch.bench;

import io.github.poollaunch.bench.field.Field;
import io.github.poollaunch.bench.goal.Goal;
import io.github.poollaunch.bench.goal.Goals;
import io.github.poollaunch.bench.goal.Scale;
import io.github.poollaunch.bench.goal.Workload;
import io.github.poollaunch.bench.jmh.Microbenchmarks;
import io.github.poollaunch.bench.measure.Plan;
import io.github.poollaunch.bench.measure.Rounds;
import io.github.poollaunch.bench.report.BenchReport;
import io.github.poollaunch.bench.report.Docs;
import io.github.poollaunch.bench.report.JsonFile;
import io.github.poollaunch.bench.report.Machine;
import io.github.poollaunch.bench.report.Plots;
import io.github.poollaunch.bench.report.TextReport;
import io.github.poollaunch.bench.report.WorkloadResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code src/bench/run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures our pool, other pools and what no pool can beat side by side, in rounds.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it was measured (whether or not goals are met)", "1:it was not", "2:usage"})
public final class BenchMain implements Callable<Integer> {

    /** The checkout; the script sets it. */
    static final String ROOT = "poollaunch.bench.root";

    /** The folder whose jars are the driver's alone: contestants do not get them. */
    private static final String DRIVERS_OWN = File.separator + "extra" + File.separator;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Goals, such as S3 or apply; default: all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "Small workloads and few rounds, under 2 minutes on 2 idle CPUs.")
    private boolean quick;

    @Option(names = "--list", description = "Lists the goals, and who is here to be measured.")
    private boolean list;

    @Option(
            names = "--jmh",
            arity = "0..1",
            fallbackValue = ".*",
            paramLabel = "REGEX",
            description = "Instead: runs the microbenchmarks of what is within one JVM, or those whose names match.")
    private @Nullable String jmh;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes every sample there.")
    private @Nullable Path json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the tables there.")
    private @Nullable Path markdown;

    @Option(names = "--plots", paramLabel = "DIR", description = "Writes the plots of S12 there, as SVG.")
    private @Nullable Path plots;

    @Option(names = "--update-docs", description = "Puts the tables into src/docs/performance.md.")
    private boolean updateDocs;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        OwnFolder.deleteAtExit();
        System.exit(new CommandLine(new BenchMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        if (jmh != null) {
            Microbenchmarks.run(jmh);
            return 0;
        }
        List<Goal> goals = goals();
        Path root = Path.of(System.getProperty(ROOT, ".")).toAbsolutePath();
        Field field =
                Field.find(contestantsClassPath(), root.resolve("src/bench/src/main/python/contestant.py"), quick);
        if (list) {
            list(field);
            return 0;
        }
        Machine machine = Machine.here(field, root);
        System.out.println(TextReport.machine(machine, quick));
        field.missing().forEach(System.out::println);
        List<WorkloadResult> results = new ArrayList<>();
        for (Goal goal : goals) {
            long start = System.nanoTime();
            List<WorkloadResult> ofGoal = measure(goal, field);
            System.err.println(goal.id() + " took " + (System.nanoTime() - start) / 1_000_000_000 + " s");
            results.addAll(ofGoal);
            BenchReport report = new BenchReport(machine, quick, field.missing(), results);
            System.out.println();
            System.out.print(TextReport.goal(report, ofGoal));
            // After each goal, so that a run that is broken off has not been for nothing.
            write(report, root);
        }
        return 0;
    }

    private List<Goal> goals() {
        try {
            return Goals.named(names);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), e.getMessage());
        }
    }

    private List<WorkloadResult> measure(Goal goal, Field field) {
        List<WorkloadResult> results = new ArrayList<>();
        for (Workload workload : goal.workloads().apply(field, quick ? Scale.QUICK : Scale.FULL)) {
            Rounds rounds = new Rounds(
                    plan().atMost(workload.mostRounds()),
                    what -> System.err.println(goal.id() + " " + workload.title() + ": " + what));
            results.add(new WorkloadResult(goal, workload, rounds.run(workload.entrants())));
        }
        return results;
    }

    private Plan plan() {
        return quick
                ? new Plan(2, 2, Duration.ZERO, Duration.ofSeconds(2))
                : new Plan(5, 15, Duration.ofSeconds(8), Duration.ofSeconds(40));
    }

    private void write(BenchReport report, Path root) throws IOException {
        if (json != null) {
            JsonFile.of(report).write(json);
        }
        if (markdown != null) {
            Files.writeString(markdown, TextReport.markdown(report));
        }
        if (plots != null) {
            Plots.write(report, plots);
        }
        if (updateDocs) {
            Path docs = root.resolve("src/docs/performance.md");
            Files.writeString(docs, Docs.updated(Files.readString(docs), TextReport.markdown(report)));
        }
    }

    private static void list(Field field) {
        for (Goal goal : Goals.ALL) {
            System.out.printf("%-4s %-14s %s%n", goal.id(), goal.name(), goal.title());
        }
        System.out.println();
        field.javas().forEach(java -> System.out.println("Java " + java.version() + ", " + java.home()));
        field.missing().forEach(System.out::println);
    }

    static String contestantsClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains(DRIVERS_OWN))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
