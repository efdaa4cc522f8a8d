package io.github.poollaunch.archive;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;
import org.apache.commons.exec.environment.EnvironmentUtils;

/** JVMs that run what usual work needs, with flags about archives. */
final class Training {

    /** It takes 2 s of a CPU; at the lowest priority, beside work that takes all CPUs, that may be long. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Meant for other JVMs. */
    private static final List<String> NOT_INHERITED = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final String COMMAND_MAIN = "io.github.poollaunch.cli.Main";
    private static final String COMMAND_FUNCTION = "io.github.poollaunch.child.Rehearsal::next";

    /** On 17 reflection makes classes of its own for what is called more than 15 times. */
    private static final int COMMAND_LINES = 40;

    private static final String COMMAND_INPUT =
            "{\"name\":\"a\",\"time\":1,\"values\":[0.5,1.5]}\n".repeat(COMMAND_LINES);

    private final ArchiveRequest request;
    private final String classPath;
    private final Path recordFile;

    /**
     * @param classPath what the archive is for, as java takes it
     * @param recordFile a file that is not there yet, and is not there afterwards
     */
    Training(ArchiveRequest request, String classPath, Path recordFile) {
        this.request = request;
        this.classPath = classPath;
        this.recordFile = recordFile;
    }

    /**
     * Writes the archive.
     *
     * @param archive a file that is not there yet
     * @param classes further ones that are to be in it
     * @throws ArchiveException if it was not written whole; the file may be there all the same
     */
    void write(Path archive, List<String> classes) throws ArchiveException {
        run(List.of("-XX:ArchiveClassesAtExit=" + archive), classes);
        if (!Files.exists(archive)) {
            throw new ArchiveException(java() + " has written no archive: it may lack that of the JDK's own classes,"
                    + " which java -Xshare:dump makes");
        }
    }

    /**
     * Does the same work with an archive.
     *
     * @throws ArchiveException if a JVM does not take it, or does not run with it
     */
    void tryOut(Path archive) throws ArchiveException {
        // A JVM that must have an archive ends if there is anything wrong with it.
        List<String> flags = new ArrayList<>(List.of("-Xshare:on", "-XX:SharedArchiveFile=" + archive));
        if (!request.kind().equals(ArchiveRequest.COMMAND)) {
            flags.addAll(ChildArchive.MAPPED);
        }
        run(flags, List.of());
    }

    private String java() {
        return request.javaHome()
                .resolve("bin")
                .resolve(File.separatorChar == '\\' ? "java.exe" : "java")
                .toString();
    }

    private void run(List<String> archiveFlags, List<String> classes) throws ArchiveException {
        List<String> words = new ArrayList<>(archiveFlags);
        // The collector does not matter to such an archive; a heap beyond 32 GB would.
        words.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:-UsePerfData", "-Xlog:disable"));
        words.addAll(List.of("-cp", classPath));
        if (request.kind().equals(ArchiveRequest.COMMAND)) {
            words.addAll(List.of(COMMAND_MAIN, "map", "--processes", "2"));
            // A folder leads, since users have classes in folders, too.
            words.addAll(List.of("--classpath", request.store() + File.pathSeparator + classPath, COMMAND_FUNCTION));
            execute(
                    words,
                    new PumpStreamHandler(
                            OutputStream.nullOutputStream(),
                            OutputStream.nullOutputStream(),
                            new ByteArrayInputStream(COMMAND_INPUT.getBytes(StandardCharsets.US_ASCII))));
            return;
        }
        words.add(OwnJars.CHILD_MAIN);
        // Files, as a pool's children have them.
        words.addAll(
                Files.exists(Path.of("/dev/fd"))
                        ? List.of("/dev/fd/0", "/dev/fd/1", "", "")
                        : List.of("-", "-", "", ""));
        Rehearsing rehearsing = new Rehearsing(recordFile, classes);
        execute(words, rehearsing);
        if (!rehearsing.isComplete()) {
            throw new ArchiveException("the training of " + java() + " broke off: " + rehearsing.failure());
        }
    }

    private void execute(List<String> words, ExecuteStreamHandler streams) throws ArchiveException {
        CommandLine command = new CommandLine(java());
        for (String word : words) {
            // Not addArgument's default, which adds quotes to what has blanks.
            command.addArgument(word, false);
        }
        DefaultExecutor executor =
                DefaultExecutor.builder().setExecuteStreamHandler(streams).get();
        ExecuteWatchdog watchdog = ExecuteWatchdog.builder().setTimeout(LIMIT).get();
        executor.setWatchdog(watchdog);
        executor.setExitValues(null); // Judged below.
        try {
            int code = executor.execute(command, environment());
            if (watchdog.killedProcess()) {
                throw new ArchiveException(
                        "the training of " + java() + " took more than " + LIMIT.toMinutes() + " min");
            }
            if (code != 0) {
                throw new ArchiveException("the training of " + java() + " ended with exit code " + code);
            }
        } catch (IOException e) {
            throw new ArchiveException(java() + " cannot be run: " + e.getMessage(), e);
        }
    }

    private Map<String, String> environment() throws IOException {
        Map<String, String> environment = EnvironmentUtils.getProcEnvironment();
        NOT_INHERITED.forEach(environment::remove);
        // Nothing is trained while something is; but the command is to look for its children's archive, as it always
        // does.
        environment.put(ArchiveSettings.SWITCH_VARIABLE, "use");
        environment.put(ArchiveSettings.CACHE_VARIABLE, request.store().toString());
        return environment;
    }
}
