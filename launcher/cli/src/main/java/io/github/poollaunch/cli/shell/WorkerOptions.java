package io.github.poollaunch.cli.shell;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of workers, which both commands have. */
public final class WorkerOptions {

    @Option(
            names = "--processes",
            paramLabel = "N",
            description = "How many workers; by default the number of CPUs that this process may use. More is legal.")
    private @Nullable Integer processes;

    @Option(
            names = "--max-heap",
            paramLabel = "SIZE",
            description =
                    "Each child's heap limit, such as 512m or 2g; by default the children share 75 %% of the memory.")
    private @Nullable String maxHeap;

    @Option(
            names = "--max-rss",
            paramLabel = "SIZE",
            description =
                    "Replaces a child that has grown beyond this much resident memory, such as 2g, between two chunks.")
    private @Nullable String maxRss;

    @Option(
            names = "--task-timeout",
            paramLabel = "SECONDS",
            description =
                    "How long one item may run, such as 30 or 0.5; its child is ended then. By default without limit.")
    private @Nullable String taskTimeout;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "How often an item is run again whose child died; 0 by default.")
    private int retries;

    @Option(
            names = "--jvm-args",
            paramLabel = "ARGS",
            description = "Further flags for the children's java, in one argument: \"-Xss4m -Dname='two words'\".")
    private String jvmArgs = "";

    @Option(
            names = "--java-home",
            paramLabel = "DIR",
            description = "The Java installation (17 or newer) that runs the children; by default the parent's.")
    private @Nullable String javaHome;

    /** As many as a number of nanoseconds can be of: 292 years. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000;

    /**
     * Takes an option that was read without picocli; false if it is not known.
     *
     * @throws IllegalArgumentException if the value is none of its kind
     */
    public boolean takeOption(String option, String value) {
        switch (option) {
            case "--processes" -> processes = Integer.valueOf(value);
            case "--max-heap" -> maxHeap = value;
            case "--max-rss" -> maxRss = value;
            case "--task-timeout" -> taskTimeout = value;
            case "--retries" -> retries = Integer.parseInt(value);
            case "--jvm-args" -> jvmArgs = value;
            case "--java-home" -> javaHome = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns those options that were given and change nothing.
     *
     * @param inThisJvm whether there are no child JVMs
     * @param sequential whether the caller runs all items itself
     */
    public List<String> withoutEffect(boolean inThisJvm, boolean sequential) {
        List<String> idle = new ArrayList<>();
        addIf(inThisJvm && maxHeap != null, "--max-heap", idle);
        addIf(inThisJvm && maxRss != null, "--max-rss", idle);
        addIf(inThisJvm && retries != 0, "--retries", idle);
        addIf(inThisJvm && !jvmArgs.isBlank(), "--jvm-args", idle);
        addIf(inThisJvm && javaHome != null, "--java-home", idle);
        addIf(sequential && taskTimeout != null, "--task-timeout", idle);
        return idle;
    }

    private static void addIf(boolean idle, String option, List<String> all) {
        if (idle) {
            all.add(option);
        }
    }

    /** How many workers there will be. */
    public int processes() {
        return processes == null ? Runtime.getRuntime().availableProcessors() : processes;
    }

    /** The Java installation of the children; null if it is the parent's. */
    public @Nullable String javaHome() {
        return javaHome;
    }

    /**
     * Returns a builder with all of these options.
     *
     * @throws WrongUsageException if one of them has a wrong value
     */
    public PoolBuilder builder() {
        PoolBuilder builder = Pool.builder();
        check("--processes", () -> builder.processes(processes()));
        if (maxHeap != null) {
            String size = maxHeap;
            check("--max-heap", () -> builder.maxHeap(size));
        }
        if (maxRss != null) {
            String size = maxRss;
            check("--max-rss", () -> builder.maxRss(size));
        }
        if (taskTimeout != null) {
            String seconds = taskTimeout;
            check("--task-timeout", () -> builder.taskTimeout(duration(seconds)));
        }
        if (retries != 0) {
            check("--retries", () -> builder.retries(retries));
        }
        if (javaHome != null) {
            String folder = javaHome;
            check("--java-home", () -> builder.javaHome(path(folder)));
        }
        if (!jvmArgs.isBlank()) {
            check("--jvm-args", () -> builder.jvmArgs(JvmArgs.parse(jvmArgs).toArray(String[]::new)));
        }
        return builder;
    }

    /** A BigDecimal here alone: since 25 its class takes long to load, and few commands have a time limit. */
    private static Duration duration(String text) {
        BigDecimal seconds;
        try {
            seconds = new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("seconds are needed, such as 30 or 0.5, not '" + text + "'", e);
        }
        if (seconds.signum() <= 0) {
            throw new IllegalArgumentException("more than 0 seconds are needed, not " + text);
        }
        // Compared first: what has a billion digits is not to be written out.
        if (seconds.compareTo(BigDecimal.valueOf(MOST_SECONDS)) > 0) {
            throw new IllegalArgumentException("at most " + MOST_SECONDS + " seconds are possible, not " + text);
        }
        return seconds.compareTo(BigDecimal.valueOf(1, 9)) < 0
                ? Duration.ofNanos(1)
                : Duration.ofNanos(seconds.movePointRight(9)
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact());
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a folder is needed");
        }
        return Path.of(text);
    }

    private void check(String option, Runnable setting) {
        try {
            setting.run();
        } catch (InvalidPathException e) {
            throw new WrongUsageException(option + ": no path: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new WrongUsageException(option + ": " + e.getMessage(), e);
        }
    }
}
