package io.github.poollaunch.it.chaos;

import io.github.poollaunch.it.TemporaryFolder;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code src/it/chaos}. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Kills, stops and starves the workers of several pools while many threads give them random work,"
                + " and holds every result against the sequential one.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing was lost, doubled, wrong, hanging or left behind", "1:something was", "2:usage"},
        showDefaultValues = true)
final class ChaosMain implements Callable<Integer> {

    @Option(names = "--minutes", description = "for how long new jobs begin")
    private double minutes = 10;

    @Option(names = "--seed", description = "chooses work and faults (not the timing); default: another one each time")
    private Long seed;

    @Option(names = "--processes", description = "of each pool; there are five pools")
    private int processes = 3;

    @Option(names = "--jobs-at-once", description = "how many threads give work")
    private int jobsAtOnce = 8;

    @Option(names = "--kill-every", description = "milliseconds between two kills, on an average")
    private long killMillis = 700;

    public static void main(String[] args) {
        // Threads that hang must not keep it.
        System.exit(new CommandLine(new ChaosMain()).execute(args));
    }

    @Override
    public Integer call() {
        TemporaryFolder.deleteAtExit();
        long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
        System.out.printf(
                "chaos: --seed %d --minutes %s --processes %d --jobs-at-once %d, Java %s%n",
                chosen, minutes, processes, jobsAtOnce, Runtime.version());
        Duration time = Duration.ofMillis((long) (minutes * 60_000));
        return new ChaosRun(
                        new Settings(time, new Seed(chosen), processes, jobsAtOnce, killMillis, Settings.LIMIT),
                        System.out)
                .run();
    }
}
