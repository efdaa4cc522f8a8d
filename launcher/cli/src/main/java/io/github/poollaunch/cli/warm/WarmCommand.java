package io.github.poollaunch.cli.warm;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.archive.ArchiveException;
import io.github.poollaunch.archive.Archives;
import io.github.poollaunch.archive.Archives.Made;
import io.github.poollaunch.cli.shell.ExitCodes;
import io.github.poollaunch.cli.shell.OneLine;
import io.github.poollaunch.cli.shell.StandardStreams;
import io.github.poollaunch.cli.shell.Version;
import io.github.poollaunch.cli.shell.WrongUsageException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command warm. */
@Command(
        name = "warm",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        header = "Makes the archives of classes from which children, and this command, start more quickly.",
        description = {
            "",
            "They are made without being asked for, after the first pool has ended; this is for those who want to wait for"
                    + " them: when a machine or a container is set up, say. An archive belongs to a Java installation and to"
                    + " these very jars: it does not fit others, and is left alone then.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all well",
            "1:stdout cannot be written to",
            "2:wrong usage, or an archive cannot be made",
            "3:launcher/pool-launch only: the build failed, or Java or Maven is missing",
            "130:interrupted (Ctrl-C)"
        })
public final class WarmCommand implements Callable<Integer> {

    private static final double BYTES_PER_MB = 1_000_000;

    private final StandardStreams streams;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description =
                    "The folder for the children's archive; by default the user's cache. A folder archives beside the"
                            + " jars is looked into first, for all users.")
    private @Nullable String into;

    @Option(
            names = "--java-home",
            paramLabel = "DIR",
            description = "The Java installation (17 or newer) that runs the children; by default the parent's.")
    private @Nullable String javaHome;

    public WarmCommand(StandardStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Path folder = into == null ? null : path("--into", into);
        Path java = javaHome == null ? null : path("--java-home", javaHome);
        if (java != null) {
            try {
                PoolBuilder unused = Pool.builder().javaHome(java);
            } catch (IllegalArgumentException e) {
                throw new WrongUsageException("--java-home: " + e.getMessage());
            }
        }
        PrintStream out = new PrintStream(streams.out(), true, StandardCharsets.UTF_8);
        try {
            Path home = java == null ? Path.of(System.getProperty("java.home")) : java;
            Made children = Archives.ofChildren(home, folder);
            out.println("children: " + text(children));
            if (isFound(folder)) {
                out.println("a pool's first result: " + text(StartTimes.measure(() -> builder(java))));
            } else {
                out.println("not found there by itself: set POOL_LAUNCH_CACHE to that folder, or use "
                        + Archives.besideJars());
            }
            if (folder == null && java == null) {
                Made command = Archives.ofCommand();
                if (command != null) {
                    out.println("this command: " + text(command));
                }
            }
            return ExitCodes.OK;
        } catch (ArchiveException | PoolException e) {
            streams.err().println("pool-launch: " + OneLine.of(String.valueOf(e.getMessage())));
            return ExitCodes.USAGE;
        }
    }

    private static PoolBuilder builder(@Nullable Path java) {
        PoolBuilder builder = Pool.builder();
        return java == null ? builder : builder.javaHome(java);
    }

    private static boolean isFound(@Nullable Path folder) {
        if (folder == null) {
            return true;
        }
        Path absolute = folder.toAbsolutePath().normalize();
        return absolute.equals(Archives.besideJars()) || absolute.equals(Archives.cacheFolder());
    }

    private static String text(Made made) {
        return String.format(
                Locale.ROOT,
                "%s, %.1f MB, made in %.1f s",
                made.file(),
                made.bytes() / BYTES_PER_MB,
                seconds(made.took()));
    }

    private static String text(StartTimes times) {
        return String.format(
                Locale.ROOT,
                "%d ms instead of %d ms (%.2f of it), medians of 5",
                times.with().toMillis(),
                times.without().toMillis(),
                seconds(times.with()) / seconds(times.without()));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private Path path(String option, String text) {
        if (text.isBlank()) {
            throw new WrongUsageException(option + ": a folder is needed");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new WrongUsageException(option + ": no path: " + e.getMessage());
        }
    }
}
