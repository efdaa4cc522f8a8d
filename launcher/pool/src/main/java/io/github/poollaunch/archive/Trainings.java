package io.github.poollaunch.archive;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.CommandLine;
import tools.jackson.core.JsonParser;

/**
 * The archives that this JVM has missed, and when they are made: a while after its first pool has ended, or when it exits. So
 * no pool's work has to share the machine with it, programs that live for a second leave an archive for the next, and in
 * those that live long all pools but the first have one.
 */
public final class Trainings {

    /** A program that ends soon after its pool makes its archive when it exits: it need not share the machine. */
    private static final Duration AFTER_FIRST_POOL = Duration.ofSeconds(10);

    private static final List<String> NOT_INHERITED = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Those that were not begun yet, by the names of their keys. Under its own lock. */
    private static final Map<String, ArchiveRequest> WANTED = new LinkedHashMap<>();

    /** Each is tried once a JVM. Under the same. */
    private static final Set<String> SEEN = new LinkedHashSet<>();

    private Trainings() {}

    /** An archive was missed, and nothing more is to be done that it could disturb. */
    static void want(ArchiveKey key, ArchiveRequest request) {
        boolean first;
        synchronized (WANTED) {
            if (!SEEN.add(key.name())) {
                return;
            }
            first = SEEN.size() == 1;
            WANTED.put(key.name(), request);
        }
        if (first) {
            CompletableFuture.delayedExecutor(AFTER_FIRST_POOL.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(Trainings::begin);
        }
    }

    /** Starts the processes that make what is missing. They outlive this JVM. */
    public static void begin() {
        List<ArchiveRequest> requests;
        synchronized (WANTED) {
            requests = new ArrayList<>(WANTED.values());
            WANTED.clear();
        }
        for (ArchiveRequest request : requests) {
            if (Trust.isWritable(request.store())) {
                launch(request);
            }
        }
    }

    private static void launch(ArchiveRequest request) {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            // Where there is no nice it runs all the same.
            words.addAll(List.of(
                    "/bin/sh", "-c", "command -v nice >/dev/null && exec nice -n 19 \"$@\"; exec \"$@\"", "sh"));
        }
        words.add(Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java")
                .toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-XX:-UsePerfData"));
        words.addAll(List.of("-cp", classPath(), TrainerMain.class.getName()));
        words.addAll(request.words());
        // No pipes: this process need not be there, and nobody waits for the end of an output that another holds open.
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        NOT_INHERITED.forEach(builder.environment()::remove);
        builder.directory(request.store().getRoot().toFile()); // It must not keep a folder in use.
        try {
            builder.start().getOutputStream().close();
        } catch (IOException e) {
            // No process can be started: the next JVM tries again.
        }
    }

    private static String classPath() {
        Set<String> entries = new LinkedHashSet<>();
        for (Path entry : OwnJars.ofChild()) {
            entries.add(entry.toString());
        }
        entries.add(OwnJars.of(Trainings.class).toString());
        entries.add(OwnJars.of(JsonParser.class).toString());
        entries.add(OwnJars.of(CommandLine.class).toString());
        return String.join(File.pathSeparator, entries);
    }
}
