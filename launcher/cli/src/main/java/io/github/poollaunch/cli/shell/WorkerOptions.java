package io.github.poollaunch.cli.shell;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of workers, which both commands have. */
public final class WorkerOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

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
            names = "--jvm-args",
            paramLabel = "ARGS",
            description = "Further flags for the children's java, in one argument: \"-Xss4m -Dname='two words'\".")
    private String jvmArgs = "";

    @Option(
            names = "--java-home",
            paramLabel = "DIR",
            description = "The Java installation (17 or newer) that runs the children; by default the parent's.")
    private @Nullable String javaHome;

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
     * @throws ParameterException if one of them has a wrong value
     */
    public PoolBuilder builder() {
        PoolBuilder builder = Pool.builder();
        check("--processes", () -> builder.processes(processes()));
        if (maxHeap != null) {
            String size = maxHeap;
            check("--max-heap", () -> builder.maxHeap(size));
        }
        if (javaHome != null) {
            String folder = javaHome;
            check("--java-home", () -> builder.javaHome(path(folder)));
        }
        check("--jvm-args", () -> builder.jvmArgs(JvmArgs.parse(jvmArgs).toArray(String[]::new)));
        return builder;
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
            throw wrong(option + ": no path: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw wrong(option + ": " + e.getMessage(), e);
        }
    }

    private ParameterException wrong(String message, Exception cause) {
        if (command == null) {
            throw new IllegalStateException("not part of a command", cause);
        }
        return new ParameterException(command.commandLine(), message, cause);
    }
}
