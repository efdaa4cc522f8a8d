package io.github.poollaunch.cli.report;

import io.github.poollaunch.Pool;
import io.github.poollaunch.cli.report.Report.Child;
import io.github.poollaunch.cli.report.Report.ExperimentResult;
import io.github.poollaunch.cli.report.Report.Startup;
import java.util.List;
import java.util.stream.IntStream;

/** Reports as if they had been measured. */
final class Reports {
    private Reports() {}

    static Report of(int processes, int cpus, boolean resultsEqual) {
        ReportOptions options =
                new ReportOptions(List.of(Experiment.values()), processes, 100, 42, 1, null, Pool::builder);
        Spread any = Spread.of(12.5);
        List<Child> children = IntStream.rangeClosed(1, processes)
                .mapToObj(i -> new Child(1_000 + i, 100 + i))
                .toList();
        ExperimentResult square = new ExperimentResult(
                Experiment.SQUARE, Spread.of(1), Spread.of(2), Spread.of(401), any, Spread.of(21), true);
        ExperimentResult log7 = new ExperimentResult(
                Experiment.LOG7,
                Spread.of(8_000),
                Spread.of(4_000),
                Spread.of(5_000, 4_000, 6_000),
                null,
                null,
                resultsEqual);
        return new Report(
                options,
                cpus,
                "17.0.1",
                new Startup(any, any, any, any, any, any, children),
                List.of(square, log7),
                BreakEven.of(square, 100, processes, cpus));
    }
}
