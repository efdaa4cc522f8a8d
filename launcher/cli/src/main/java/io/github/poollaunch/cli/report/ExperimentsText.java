package io.github.poollaunch.cli.report;

import io.github.poollaunch.cli.report.Report.ExperimentResult;
import java.util.List;

/** The experiments, in a table of 80 columns, and what is to be said of them. */
final class ExperimentsText {

    /** Less than this beside 1 is noise, and neither good nor bad. */
    private static final double NOISE = 0.05;

    private static final int SPEEDUP_THREADS = 4;
    private static final int SPEEDUP_PROCESSES = 5;

    private final List<ExperimentResult> results;
    private final int processes;
    private final int cpus;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    ExperimentsText(Report report, Style style) {
        this.results = report.experiments();
        this.processes = report.options().processes();
        this.cpus = report.cpus();
        this.style = style;
    }

    String render() {
        freshPools();
        note("Threads and processes: making a pool, the map, closing it. The loop and the");
        note("threads find the work compiled, by an untimed warm-up; children start cold.");
        note("Against the loop " + TextReport.count(cpus, "CPU", "s") + (cpus == 1 ? " allows" : " allow")
                + " a speed-up of " + cpus + " at most.");
        equality();
        runningPools();
        return text.toString();
    }

    private void freshPools() {
        Table table = new Table(style)
                .text("work per item")
                .figure("loop\nms")
                .figure(TextReport.count(processes, "thread", "s") + "\nms")
                .figure(TextReport.count(processes, "process", "es") + "\nms")
                .figure("speed-up\nthreads")
                .figure("speed-up\nprocesses");
        for (ExperimentResult result : results) {
            table.row(
                    result.experiment().title(),
                    Figures.millis(result.sequential()),
                    Figures.millis(result.threads()),
                    Figures.millis(result.processes()),
                    Figures.ratio(result.speedupOfThreads()),
                    Figures.ratio(result.speedupOfProcesses()));
        }
        table.cells((cell, row, column) -> switch (column) {
            case SPEEDUP_THREADS -> speedup(results.get(row).speedupOfThreads(), cell);
            case SPEEDUP_PROCESSES -> speedup(results.get(row).speedupOfProcesses(), cell);
            default -> cell;
        });
        text.append(table.render());
    }

    private String speedup(double value, String cell) {
        if (value >= 1 + NOISE) {
            return style.good(cell);
        }
        return value <= 1 - NOISE ? style.bad(cell) : cell;
    }

    private void equality() {
        List<String> unequal = results.stream()
                .filter(result -> !result.resultsEqual())
                .map(result -> result.experiment().label())
                .toList();
        text.append(' ')
                .append(
                        unequal.isEmpty()
                                ? "All three give the same results, bit for bit."
                                : style.bad("The results are NOT the same: " + String.join(", ", unequal)))
                .append('\n');
    }

    private void runningPools() {
        List<ExperimentResult> measured =
                results.stream().filter(result -> result.processesMap() != null).toList();
        if (measured.isEmpty()) {
            return;
        }
        text.append('\n')
                .append(style.title("The map alone, on a pool that is running already"))
                .append('\n');
        Table table =
                new Table(style).text("work per item").figure("threads ms").figure("processes ms");
        for (ExperimentResult result : measured) {
            table.row(
                    result.experiment().title(),
                    Figures.millis(result.threadsMap()),
                    Figures.millis(result.processesMap()));
        }
        text.append(table.render());
        if (measured.size() < results.size()) {
            note("Left out where the loop takes seconds: it would show the same again.");
        }
    }

    private void note(String note) {
        text.append(' ').append(style.note(note)).append('\n');
    }
}
