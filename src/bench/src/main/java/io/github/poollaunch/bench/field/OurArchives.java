package io.github.poollaunch.bench.field;

import io.github.poollaunch.archive.ArchiveException;
import io.github.poollaunch.archive.Archives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The class-data archives that ours starts its children from, made once for a run: what the user's second run finds. Nothing
 * is made while something is measured.
 *
 * @param folder where they are
 * @param failed a line for each that could not be made
 */
public record OurArchives(Path folder, List<String> failed) {

    /** It takes some seconds. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String CLI = "io.github.poollaunch.cli.Main";

    /** Makes one for each Java, in a temporary folder that is deleted with this JVM. */
    static OurArchives make(List<JavaHome> javas) {
        List<String> failed = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory("pool-launch-bench-archives-");
            for (JavaHome java : javas) {
                try {
                    Archives.ofChildren(java.home(), folder);
                } catch (ArchiveException e) {
                    failed.add("no archive of children on Java " + java.feature() + ": " + e.getMessage());
                }
            }
            deleteAtExit(folder);
            return new OurArchives(folder, failed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a contestant needs to have them. */
    Map<String, String> environment() {
        return Map.of("POOL_LAUNCH_ARCHIVE", "use", "POOL_LAUNCH_CACHE", folder.toString());
    }

    /**
     * Makes the archive of the command itself, and returns the flags with which the distribution's script starts it; none if
     * it cannot be made.
     */
    List<String> ofCommand(JavaHome java, String classPath) {
        Path pointer = folder.resolve("command-" + java.feature());
        List<String> warm =
                List.of(java.java(), "-Dpoollaunch.command.archive=" + pointer, "-cp", classPath, CLI, "warm");
        try {
            ProcessBuilder builder = new ProcessBuilder(warm)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment());
            Process process = builder.start();
            boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            deleteAtExit(folder);
            if (ended && process.exitValue() == 0 && Files.exists(pointer)) {
                return List.of(
                        "-XX:SharedArchiveFile=" + Files.readAllLines(pointer).get(0),
                        "-Xlog:cds*=off",
                        "-Dpoollaunch.command.archive=" + pointer);
            }
            failed.add("no archive of the command on Java " + java.feature() + ": "
                    + (ended ? "exit code " + process.exitValue() : "no end within " + LIMIT.toSeconds() + " s")
                    + " of "
                    + String.join(" ", warm));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    /** Not by a hook of our own: those run side by side, and another deletes all that is around this folder. */
    private static void deleteAtExit(Path folder) throws IOException {
        folder.toFile().deleteOnExit(); // In the opposite order.
        try (var files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
    }
}
