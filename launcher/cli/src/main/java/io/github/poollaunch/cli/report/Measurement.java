package io.github.poollaunch.cli.report;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.cli.report.Report.ExperimentResult;
import io.github.poollaunch.cli.report.Report.Startup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures all that the report tells, in an order that is part of what it means. */
final class Measurement {

    /**
     * The plain loop and the threads share this JVM, and the first of them would pay for the compilation of the work, the
     * other not. So the work is run for this long before, untimed. Children are always new, and compile for themselves:
     * that is a cost that processes really have, and part of their time.
     */
    private static final double WARM_UP_MS = 100;

    /** A second map on a ready pool tells nothing new where the work takes this long, but doubles the user's wait. */
    private static final double LONG_MS = 2_000;

    private final ReportOptions options;
    private final Progress progress;
    private final List<Integer> items;
    private final int cpus = Runtime.getRuntime().availableProcessors();

    Measurement(ReportOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.items = options.randomItems();
    }

    Report run() {
        // First of all: its first pool is the first one of this JVM, with all that the parent loads for it.
        Startup startup = startup();
        List<ExperimentResult> results = new ArrayList<>();
        for (Experiment experiment : options.experiments()) {
            results.add(measure(experiment));
        }
        ExperimentResult square = results.stream()
                .filter(result -> result.experiment() == Experiment.SQUARE)
                .findFirst()
                .orElseGet(() -> measure(Experiment.SQUARE));
        BreakEven breakEven = BreakEven.of(square, items.size(), options.processes(), cpus);
        return new Report(options, cpus, System.getProperty("java.version"), startup, results, breakEven);
    }

    private Startup startup() {
        List<StartupRun> runs = new ArrayList<>();
        for (int i = 0; i < options.repeat(); i++) {
            runs.add(StartupRun.measure(options, items));
        }
        return new Startup(
                spread(runs, StartupRun::createMs),
                spread(runs, StartupRun::firstReadyMs),
                spread(runs, StartupRun::firstResultMs),
                spread(runs, StartupRun::allReadyMs),
                spread(runs, StartupRun::mapMs),
                spread(runs, StartupRun::closeMs),
                runs.get(0).children());
    }

    private ExperimentResult measure(Experiment experiment) {
        warmUp(experiment);
        List<ExperimentRun> sequential = new ArrayList<>();
        List<ExperimentRun> threads = new ArrayList<>();
        List<ExperimentRun> processes = new ArrayList<>();
        // In turn, so that whatever changes in time (a CPU's clock, other programs) meets all of them alike.
        for (int i = 0; i < options.repeat(); i++) {
            int turn = i + 1;
            sequential.add(measure(experiment, Engine.sequential(), false, turn));
            boolean mapAlone = sequential.get(0).wholeMs() < LONG_MS;
            threads.add(measure(experiment, Engine.threads(), mapAlone, turn));
            processes.add(measure(experiment, Engine.processes(), mapAlone, turn));
        }
        List<ExperimentRun> all = new ArrayList<>(sequential);
        all.addAll(threads);
        all.addAll(processes);
        List<? extends Number> expected = sequential.get(0).results();
        return new ExperimentResult(
                experiment,
                spread(sequential, ExperimentRun::wholeMs),
                spread(threads, ExperimentRun::wholeMs),
                spread(processes, ExperimentRun::wholeMs),
                mapSpread(threads),
                mapSpread(processes),
                all.stream().allMatch(run -> run.sameAgain() && run.results().equals(expected)));
    }

    private ExperimentRun measure(Experiment experiment, Engine engine, boolean mapAlone, int turn) {
        String turns = options.repeat() == 1 ? "" : ", " + turn + " of " + options.repeat();
        int passes = mapAlone ? 2 : 1;
        try (Progress.Task task =
                progress.start(experiment.label() + ", " + engine.name() + turns, (long) items.size() * passes)) {
            return ExperimentRun.measure(options, engine, experiment.function(), items, mapAlone, task);
        }
    }

    private void warmUp(Experiment experiment) {
        Stopwatch clock = new Stopwatch();
        try (Pool loop = options.pools().get().engine(Engine.sequential()).build();
                Pool threads = options.pools().get().engine(Engine.threads()).build()) {
            for (int i = 0; i == 0 || clock.millis() < WARM_UP_MS; i++) {
                List<Integer> one = List.of(items.get(i % items.size()));
                loop.map(experiment.function(), one);
                threads.map(experiment.function(), one);
            }
        }
    }

    private static @Nullable Spread mapSpread(List<ExperimentRun> runs) {
        List<Double> values =
                runs.stream().map(ExperimentRun::mapMs).filter(Objects::nonNull).toList();
        return values.isEmpty() ? null : Spread.of(values);
    }

    private static <T> Spread spread(Collection<T> runs, ToDoubleFunction<T> figure) {
        return Spread.of(runs.stream().mapToDouble(figure).boxed().toList());
    }
}
