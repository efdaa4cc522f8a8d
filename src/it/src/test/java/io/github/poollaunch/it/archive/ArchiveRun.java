package io.github.poollaunch.it.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.examples.Numbers;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs of {@link ArchiveParent} that share a folder of archives. */
final class ArchiveRun {

    private static final String CHILD_MAIN = "io.github.poollaunch.child.ChildMain";

    private final Path work;
    private final Path cache;

    private String archive = "AUTO";
    private String setting = "auto";
    private Path javaHome = Path.of(System.getProperty("java.home"));
    private final List<String> firstOnClassPath = new ArrayList<>();
    private boolean jarsOnly;
    private boolean givesWay;
    private ArchiveParent.Scene scene = ArchiveParent.Scene.PLAIN;

    /** What a run has said, and which classes its child has loaded from where. */
    record Ended(String out, String err, List<String> loaded) {

        /** Works as ever, and nobody hears anything of archives. */
        void assertWell() {
            assertThat(err).isEmpty();
            assertThat(out.strip()).isEqualTo("14");
        }

        boolean fromArchive(String className) {
            String line = loaded.stream()
                    .filter(each -> each.contains(" " + className + " source: "))
                    .findFirst()
                    .orElseThrow();
            return line.endsWith("shared objects file (top)");
        }

        boolean usedArchive() {
            return fromArchive(CHILD_MAIN);
        }
    }

    ArchiveRun(Path work, Path cache) {
        this.work = work;
        this.cache = cache;
    }

    ArchiveRun archive(String kind) {
        archive = kind;
        return this;
    }

    ArchiveRun setting(String value) {
        setting = value;
        return this;
    }

    ArchiveRun javaHome(Path home) {
        javaHome = home;
        return this;
    }

    /** An entry before all others on the class path. */
    ArchiveRun behind(Path entry) {
        firstOnClassPath.add(entry.toString());
        return this;
    }

    /** The test's own classes come from a jar. */
    ArchiveRun jarsOnly() {
        jarsOnly = true;
        return this;
    }

    /**
     * Whoever makes its archive has the lowest priority, as for a user. In other runs it has that of everybody, since a test
     * waits for its end, which beside busy programs would take minutes.
     */
    ArchiveRun givesWay() {
        givesWay = true;
        return this;
    }

    ArchiveRun scene(ArchiveParent.Scene played) {
        scene = played;
        return this;
    }

    Ended run(String... flags) {
        return start(flags).end();
    }

    /** A run under way. */
    record Started(Process process, Path out, Path err, Path classes) {
        Ended end() {
            try {
                assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
                List<String> loaded = Files.exists(classes) ? Files.readAllLines(classes) : List.of();
                return new Ended(Files.readString(out), Files.readString(err), loaded);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    Started start(String... flags) {
        try {
            Path classes = Files.createTempFile(work, "classes", ".log");
            List<String> line = new ArrayList<>();
            line.add(ProcessHandle.current().info().command().orElseThrow());
            line.add("-Dpoollaunch.archive=" + setting);
            line.add("-Dpoollaunch.cache=" + cache);
            line.addAll(List.of("-cp", classPath(), ArchiveParent.class.getName()));
            line.addAll(List.of(scene.name(), archive, classes.toString(), javaHome.toString()));
            line.addAll(Arrays.asList(flags));
            Path out = Files.createTempFile(work, "run", ".out");
            Path err = Files.createTempFile(work, "run", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
            // For pools that its tasks make: a property is the parent's alone.
            builder.environment().put("POOL_LAUNCH_CACHE", cache.toString());
            if (!givesWay) {
                builder.environment().put("PATH", work.toString()); // Where there is no nice.
            }
            return new Started(builder.start(), out, err, classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String classPath() throws IOException {
        List<String> entries = new ArrayList<>(firstOnClassPath);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar") && !entry.contains("surefire")) {
                entries.add(entry);
            }
        }
        Path own = location(ArchiveParent.class);
        entries.add(
                jarsOnly
                        ? Packed.jar(work.resolve("own.jar"), own, ArchiveParent.class)
                                .toString()
                        : own.toString());
        assertThat(entries).contains(location(Numbers.class).toString());
        return String.join(File.pathSeparator, entries);
    }

    static Path location(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
