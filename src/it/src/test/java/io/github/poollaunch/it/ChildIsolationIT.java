package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Pool;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A task's prints, reads, environment and heap have nothing to do with the protocol, nor with the parent. */
@ExtendWith(NoSurvivors.class)
class ChildIsolationIT {

    @Test
    void prints_toAnyDescriptor_goToStderrWithTheWorkersTag() {
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try (Pool pool = Pools.builder(1).name("printing").build()) {
            assertThat(pool.map(Functions::printEverywhere, List.of(1, 2), 1)).containsExactly(1, 2);
        } finally {
            System.setErr(before);
        }
        assertThat(captured.toString(StandardCharsets.UTF_8))
                .contains("[printing-worker-1] out 1\n", "[printing-worker-1] err 1\n", "[printing-worker-1] raw 1\n")
                .contains("[printing-worker-1] out 2\n", "[printing-worker-1] err 2\n");
    }

    @Test
    void stdin_isEmptyForTasksAndForWhatTheyStart() {
        try (Pool pool = Pools.of(1)) {
            assertThat(pool.apply(Functions::readStdin, 0)).isEmpty();
            assertThat(pool.apply(Functions::catStdin, 0)).isEmpty();
        }
    }

    @Test
    void manyPrints_doNotBlock() {
        PrintStream before = System.err;
        System.setErr(new PrintStream(PrintStream.nullOutputStream()));
        try (Pool pool = Pools.of(2)) {
            pool.map(
                    x -> {
                        for (int i = 0; i < 20_000; i++) {
                            System.out.println("line " + i + " of a task that talks a lot");
                        }
                        return x;
                    },
                    IntStream.range(0, 4).boxed().toList());
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void heap_isSharedAmongWorkersUnlessSet() {
        try (Pool pool = Pools.builder(1).maxHeap("48m").build()) {
            assertThat(pool.apply(Functions::maxMemory, 0)).isBetween(40L << 20, 48L << 20);
        }
        try (Pool one = Pools.of(1);
                Pool four = Pools.of(4)) {
            long whole = one.apply(Functions::maxMemory, 0);
            long quarter = four.apply(Functions::maxMemory, 0);
            assertThat((double) whole / quarter).isBetween(3.5, 4.5);
        }
    }

    @Test
    void settings_reachTheChild(@TempDir Path folder) throws Exception {
        Path real = folder.toRealPath();
        try (Pool pool = Pools.builder(1)
                .environment(Map.of("GREETING", "a 'b' \"c\" $(d)\ne ä"))
                .workingDirectory(real)
                .javaHome(Path.of("").toAbsolutePath().relativize(Path.of(System.getProperty("java.home"))))
                .jvmArgs("-Dsome.thing=x y \"z\" $(q)")
                .build()) {
            assertThat(pool.apply(Functions::environment, "GREETING")).isEqualTo("a 'b' \"c\" $(d)\ne ä");
            assertThat(pool.apply(Functions::workingDirectory, 0)).isEqualTo(real.toString());
            assertThat(pool.<String, String>apply(System::getProperty, "some.thing"))
                    .isEqualTo("x y \"z\" $(q)");
            assertThat(pool.apply(Functions::environment, "JAVA_TOOL_OPTIONS")).isNull();
        }
    }

    @Test
    void classPath_ofManyLongNames_isNoProblem(@TempDir Path folder) throws Exception {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (Files.exists(Path.of(entry))) {
                entries.add(Path.of(entry));
            }
        }
        for (int i = 0; i < 1500; i++) {
            entries.add(Files.createDirectory(folder.resolve("a \"long\" näme ".repeat(8) + i)));
        }
        try (Pool pool =
                Pools.builder(1).classPath(entries.toArray(new Path[0])).build()) {
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
            assertThat(pool.<String, String>apply(System::getProperty, "java.class.path"))
                    .hasSizeGreaterThan(1 << 17);
            assertThat(argumentFiles(folder)).hasSize(1);
        }
        assertThat(argumentFiles(folder)).isEmpty();
    }

    /** The argument files that name {@code folder}: other JVMs may have theirs. */
    private static List<Path> argumentFiles(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary, "pool-launch-*")) {
            for (Path each : files) {
                Path file = each.resolve("class-path.args");
                if (Files.exists(file) && Files.readString(file).contains(folder.toString())) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    void javaHome_isCheckedBeforeAnythingStarts(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> Pool.builder().javaHome(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no Java");
        assertThatThrownBy(() ->
                        Pool.builder().javaHome(FakeJava.thatAnswers(folder, "openjdk version \"11.0.2\" 2019", 0)))
                .hasMessageContaining("version 11");
        assertThatThrownBy(() -> Pool.builder().javaHome(FakeJava.thatAnswers(folder, "java version \"1.8.0_402\"", 0)))
                .hasMessageContaining("version 8");
        assertThatThrownBy(() -> Pool.builder().javaHome(FakeJava.thatAnswers(folder, "broken", 1)))
                .hasMessageContaining("exit code 1");
        Path own = Path.of(System.getProperty("java.home"));
        try (Pool pool = Pools.builder(1).javaHome(own).build()) {
            assertThat(pool.apply(Functions::javaVersion, 0)).isEqualTo(System.getProperty("java.version"));
        }
    }
}
