package io.github.poollaunch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poollaunch.it.NoSurvivors;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command map: what goes in, what comes out, what goes wrong. */
@ExtendWith(NoSurvivors.class)
class MapIT {

    private static String lines(IntStream numbers) {
        return numbers.mapToObj(String::valueOf).collect(Collectors.joining("\n", "", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes", "threads", "sequential"})
    void map_manyItems_comeOutInOrder(String engine) {
        Command.Ended ended = Command.covered(
                lines(IntStream.range(0, 1_000)), Command.map("square", "--processes", "3", "--engine", engine));
        assertThat(ended)
                .isEqualTo(new Command.Ended(0, lines(IntStream.range(0, 1_000).map(x -> x * x)), ""));
    }

    @Test
    void map_unordered_losesAndDoublesNothing() {
        Command.Ended ended = Command.covered(
                lines(IntStream.range(0, 1_000)),
                Command.map("square", "--processes", "3", "--unordered", "--chunk-size", "7"));
        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1_000)
                        .mapToObj(x -> String.valueOf(x * x))
                        .toList());
    }

    @Test
    void map_badInputOfEveryKind_costsOneLineEach(@TempDir Path folder) throws IOException {
        Path good = Files.writeString(folder.resolve("good"), "1\r\n\r\n2\r\n");
        Path bad = folder.resolve("bad");
        try (OutputStream out = Files.newOutputStream(bad)) {
            out.write("4\nnope\n\"a\"\n\n0\n".getBytes(StandardCharsets.UTF_8));
            out.write(new byte[] {'"', (byte) 0xff, '"', '\n'});
            out.write("5 6\n5".getBytes(StandardCharsets.UTF_8));
        }
        Path missing = folder.resolve("missing");
        Command.Ended ended = Command.covered(
                "10\nx",
                Command.map(
                        "reciprocal", "--processes", "2", bad.toString(), missing.toString(), good.toString(), "-"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEqualTo("25\n20\n100\n50\n10\n");
        assertThat(ended.err().lines())
                .hasSize(8)
                .allMatch(line -> line.startsWith("pool-launch: "))
                .anyMatch(line -> line.startsWith("pool-launch: " + bad + ":2: broken JSON"))
                .anyMatch(line -> line.equals("pool-launch: " + bad + ":3: expected int, found the string \"a\""))
                .anyMatch(line -> line.equals("pool-launch: " + bad + ":5: java.lang.ArithmeticException: / by zero"))
                .anyMatch(line -> line.startsWith("pool-launch: " + bad + ":6: not UTF-8: byte 0xff in column 2"))
                .anyMatch(line -> line.startsWith("pool-launch: " + bad + ":7: there is more behind the JSON value"))
                .anyMatch(line -> line.equals("pool-launch: " + missing + ": no such file"))
                .anyMatch(line -> line.startsWith("pool-launch: <stdin>:2: broken JSON"))
                .endsWith("pool-launch: 6 of 11 items failed, and 1 file could not be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--stack-traces", "--unordered"})
    void map_workerThatDies_costsItsItem(String option) {
        Command.Ended ended =
                Command.covered("11\n\n12\n13\n14\n15\n", Command.map("exitOn13", "--processes", "2", option));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out().lines()).containsExactlyInAnyOrder("11", "12", "14", "15");
        assertThat(ended.err())
                .contains("pool-launch: <stdin>:4: ", "died", "exit code 3", "pool-launch: 1 of 5 items failed");
    }

    @Test
    void map_tasksThatPrint_doNotDisturbTheResults() {
        Command.Ended ended = Command.run("1\n2\n3\n", Command.map("noisy", "--processes", "1"));
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo("1\n2\n3\n");
        assertThat(ended.err()).contains("printed 1", "raw 1", "worker");
    }

    @Test
    void map_tasksThatPrintInTheParent_doNotDisturbTheResultsEither() {
        Command.Ended ended = Command.run("1\n2\n", Command.map("printing", "--engine", "threads", "--processes", "1"));
        assertThat(ended).isEqualTo(new Command.Ended(0, "1\n2\n", "printed 1\nprinted 2\n"));
    }

    @Test
    void map_stdoutThatCannotBeWrittenTo_isOneLine() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");
        try (Command command = Command.start(
                builder -> builder.redirectOutput(new File("/dev/full")), List.of(), Command.map("square"))) {
            command.feed("7\n");
            assertThat(command.end())
                    .isEqualTo(new Command.Ended(
                            1, "", "pool-launch: stdout cannot be written to: No space left on device\n"));
        }
    }

    @Test
    void map_jarsOfAFolder_areOnBothClassPaths(@TempDir Path folder) throws IOException {
        String entry = CliFunctions.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("functions.jar")))) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(Files.readAllBytes(Command.location(CliFunctions.class).resolve(entry)));
        }
        String function = CliFunctions.class.getName() + "::square";
        assertThat(Command.run("7\n", "map", function, "--classpath", folder + "/*"))
                .isEqualTo(new Command.Ended(0, "49\n", ""));
        assertThat(Command.run("7\n", "map", function, "--classpath", folder.toString()))
                .satisfies(without -> assertThat(without.code()).isEqualTo(2))
                .satisfies(without -> assertThat(without.err())
                        .startsWith("pool-launch: there is no class")
                        .hasLineCount(1));
    }

    @Test
    void map_jvmArgs_reachTheChildren() {
        assertThat(Command.run(
                        "a\nb\n",
                        Command.map(
                                "property",
                                "--input",
                                "lines",
                                "--output",
                                "lines",
                                "--processes",
                                "1",
                                "--jvm-args",
                                "-Da='two words' -Db=it\\s")))
                .isEqualTo(new Command.Ended(0, "two words\nit\\s\n", ""));
    }

    @Test
    void map_maxHeapAndJavaHome_areThoseOfTheChildren() {
        Command.Ended ended = Command.run(
                "0\n", Command.map("maxHeapMiB", "--max-heap", "40m", "--java-home", System.getProperty("java.home")));
        assertThat(ended.code()).isZero();
        assertThat(Integer.parseInt(ended.out().strip())).isBetween(30, 40);
    }

    @Test
    void map_hugeLineAmongOthers_comesThrough() {
        String huge = "x".repeat(5_000_000);
        Command.Ended ended =
                Command.covered("a\n" + huge + "\nbb", Command.map("length", "--input", "lines", "--processes", "1"));
        assertThat(ended).isEqualTo(new Command.Ended(0, "1\n5000000\n2\n", ""));
    }

    @Test
    void map_workersThatCannotStart_areAWrongUsage() {
        Command.Ended ended = Command.run(
                lines(IntStream.range(0, 100)),
                Command.map("square", "--processes", "2", "--jvm-args", "-XX:+NoSuchFlag"));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines().filter(line -> line.startsWith("pool-launch: ")))
                .singleElement()
                .asString()
                .contains("no worker can be started", "NoSuchFlag");
    }

    @Test
    void map_unknownFunction_isOneLineWithAHint() {
        Command.Ended ended = Command.covered("1\n", "map", "io.github.poollaunch.examples.Numbers::sqare");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains("did you mean square?", "see pool-launch map --help")
                .hasLineCount(1);
        assertThat(List.of(ended.out())).containsExactly("");
    }
}
