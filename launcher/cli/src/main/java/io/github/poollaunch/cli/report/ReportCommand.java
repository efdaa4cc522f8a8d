package io.github.poollaunch.cli.report;

import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.cli.shell.ExitCodes;
import io.github.poollaunch.cli.shell.Interruption;
import io.github.poollaunch.cli.shell.OneLine;
import io.github.poollaunch.cli.shell.StandardStreams;
import io.github.poollaunch.cli.shell.Terminal;
import io.github.poollaunch.cli.shell.Version;
import io.github.poollaunch.cli.shell.WorkerOptions;
import io.github.poollaunch.cli.shell.WrongUsageException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command without a subcommand: the report. */
@Command(
        name = ReportCommand.NAME,
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows what a pool of JVM processes costs on this machine, and when it pays.",
        description = {
            "",
            "Without a subcommand it measures: the start of a process pool, phase by phase; then a map over random ints as a"
                    + " plain loop, on N threads and on N processes; and from that, how long one item must take for"
                    + " processes to win over the loop.",
            "",
            "How it is measured: the first pool of this JVM is the one whose start is shown. Each run on threads or processes"
                    + " makes a fresh pool, maps, and closes it, and all of that counts. The work is compiled in this JVM by"
                    + " an untimed warm-up, so that neither the loop nor the threads pay for the other; children start cold"
                    + " each time, as they do for a user.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all well",
            "1:map: some items failed (the others' results are written); report: the engines' results differ; stdout cannot be written to",
            "2:wrong usage, or no worker can be started with these options",
            "3:launcher/pool-launch only: the build failed, or Java or Maven is missing",
            "130:interrupted (Ctrl-C)"
        },
        footer = {"", "Example: pool-launch --processes 12 --experiment square --format json"})
public final class ReportCommand implements Callable<Integer> {

    /** What the user writes for it, and before any other command. */
    public static final String NAME = "pool-launch";

    private enum Format {
        text,
        json
    }

    private final StandardStreams streams;
    private final Terminal terminal;
    private final Interruption interruption;

    @Mixin
    private WorkerOptions workers = new WorkerOptions();

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            description =
                    "What is run on each item: square, log5 (100,000 logarithms), log7 (10,000,000), or all (the default).")
    private String experiment = "all";

    @Option(names = "--items", paramLabel = "N", description = "How many random ints in 0..999: ${DEFAULT-VALUE}.")
    private int items = 100;

    @Option(names = "--seed", paramLabel = "S", description = "The seed of the random ints: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--repeat",
            paramLabel = "R",
            description = "Measures everything R times and shows the median and the spread.")
    private int repeat = 1;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json, one object.")
    private Format format = Format.text;

    public ReportCommand(StandardStreams streams, Terminal terminal, Interruption interruption) {
        this.streams = streams;
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        ReportOptions options = options();
        Progress progress = terminal.stderr() ? new ProgressLine(streams.err(), interruption) : Progress.NONE;
        if (terminal.stderr()) {
            interruption.firstDo(() -> {
                ProgressLine.erase(streams.err());
                return "";
            });
        }
        Report report;
        try {
            report = new Measurement(options, progress).run();
        } catch (PoolClosedException e) {
            // Nobody closes a pool here before its map is done, but the JVM's shutdown, which has its own line.
            return ExitCodes.INTERRUPTED;
        } catch (PoolException e) {
            streams.err().println("pool-launch: " + OneLine.of(String.valueOf(e.getMessage())));
            return ExitCodes.USAGE;
        }
        write(report);
        return report.allEqual() ? ExitCodes.OK : ExitCodes.SOME_FAILED;
    }

    private ReportOptions options() {
        atLeastOne("--items", items);
        atLeastOne("--repeat", repeat);
        workers.builder(); // A wrong option is refused before anything is measured.
        return new ReportOptions(
                experiments(), workers.processes(), items, seed, repeat, workers.javaHome(), workers::builder);
    }

    private List<Experiment> experiments() {
        if (experiment.equals("all")) {
            return List.of(Experiment.values());
        }
        return Arrays.stream(Experiment.values())
                .filter(each -> each.label().equals(experiment))
                .findFirst()
                .map(List::of)
                .orElseThrow(() ->
                        new WrongUsageException("--experiment takes square, log5, log7 or all, not " + experiment));
    }

    private void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new WrongUsageException(option + " must be at least 1, not " + value);
        }
    }

    private void write(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (format == Format.json) {
            JsonReport.write(report, bytes);
        } else {
            bytes.writeBytes(
                    new TextReport(report, terminal.coloursOnStdout()).render().getBytes(StandardCharsets.UTF_8));
        }
        new PrintStream(streams.out(), true, StandardCharsets.UTF_8).writeBytes(bytes.toByteArray());
    }
}
