package io.github.poollaunch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.cli.map.fixtures.Functions;
import io.github.poollaunch.cli.shell.Interruption;
import io.github.poollaunch.cli.shell.StandardStreams;
import io.github.poollaunch.cli.shell.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole command in this JVM, without processes. */
class CommandTreeTest {

    @TempDir
    Path folder;

    private record Ran(int code, String out, String err) {}

    private static Ran run(String stdin, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        StandardStreams streams = new StandardStreams(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int code = CommandTree.execute(args, streams, Terminal.NONE, Interruption.never());
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Ran map(String engine, String stdin, String method, String... more) throws Exception {
        Path classes = Path.of(Functions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> args = new ArrayList<>(List.of(
                "map",
                Functions.class.getName() + "::" + method,
                "--classpath",
                classes.toString(),
                "--engine",
                engine));
        args.addAll(Arrays.asList(more));
        return run(stdin, args.toArray(new String[0]));
    }

    static Stream<Arguments> wrongUsages() {
        return Stream.of(
                Arguments.of("--processes must be at least 1", List.of("--processes", "0")),
                Arguments.of("--processes", List.of("--processes", "many")),
                Arguments.of("--items must be at least 1", List.of("--items", "0")),
                Arguments.of("--repeat must be at least 1", List.of("--repeat", "-1")),
                Arguments.of("square, log5, log7 or all, not cube", List.of("--experiment", "cube")),
                Arguments.of("--format", List.of("--format", "xml")),
                Arguments.of("--java-home", List.of("--java-home", "/nowhere")),
                Arguments.of("--java-home", List.of("--java-home", "")),
                Arguments.of("--max-heap", List.of("--max-heap", "5x")),
                Arguments.of("--max-rss", List.of("--max-rss", "0")),
                Arguments.of("--task-timeout", List.of("map", "x", "--task-timeout", "0")),
                Arguments.of("--task-timeout", List.of("map", "x", "--task-timeout", "soon")),
                Arguments.of("--retries", List.of("map", "x", "--retries", "-1")),
                Arguments.of("--jvm-args: Unbalanced quotes", List.of("--jvm-args", "-Da='b")),
                Arguments.of("--bogus", List.of("--bogus")),
                Arguments.of("'bogus'", List.of("bogus")),
                Arguments.of("FUNCTION", List.of("map")),
                Arguments.of("there is no class x", List.of("map", "x")),
                Arguments.of("is overloaded", List.of("map", "java.lang.Math::abs")),
                Arguments.of("--classpath: there is no", List.of("map", "x", "--classpath", "/no/where")),
                Arguments.of("--chunk-size must be at least 1", List.of("map", "x", "--chunk-size", "0")),
                Arguments.of("--processes must be at least 1", List.of("map", "x", "--processes", "-2")),
                Arguments.of("write those for map behind it", List.of("--processes", "2", "map", "x")),
                Arguments.of("--engine", List.of("map", "x", "--engine", "steam")),
                Arguments.of(
                        "takes int: leave --input away",
                        List.of("map", "java.lang.Integer::bitCount", "--input", "lines")));
    }

    @ParameterizedTest
    @MethodSource("wrongUsages")
    void execute_wrongUsage_isOneLineAndCode2(String reason, List<String> args) {
        Ran ran = run("", args.toArray(new String[0]));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().replace("--processes: processes", "--processes")).contains(reason);
        assertThat(ran.err())
                .startsWith("pool-launch: ")
                .endsWith(" --help)" + System.lineSeparator())
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "map"})
    void execute_help_documentsTheExitCodes(String command) {
        Ran ran = command.isEmpty() ? run("", "--help") : run("", command, "--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("Usage: pool-launch", "--processes", "Exit codes:", "2     wrong usage", "130   interrupted")
                .doesNotContain("\u001b")
                .satisfies(help -> assertThat(help.lines()).allMatch(line -> line.length() <= 80));
    }

    @Test
    void execute_version_namesTheJavaToo() {
        assertThat(run("", "--version").out()).startsWith("pool-launch ").contains("Java ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"threads", "sequential"})
    void map_goodInput_givesResultsInOrder(String engine) throws Exception {
        Ran ran = map(engine, "1\n2\n\n3", "square");
        assertThat(ran).isEqualTo(new Ran(0, "1\n4\n9\n", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "threads, '--max-heap, --retries: without effect with --engine threads'",
        "sequential, '--max-heap, --retries, --task-timeout: without effect with --engine sequential'"
    })
    void map_optionsWithoutEffect_areNamed(String engine, String words) throws Exception {
        Ran ran = map(engine, "1\n", "square", "--max-heap", "1g", "--retries", "1", "--task-timeout", "50");
        assertThat(ran).isEqualTo(new Ran(0, "1\n", "pool-launch: " + words + System.lineSeparator()));
    }

    /** The launch script tells of it: a JVM would read the first file that it has opened, one of its own. */
    @Test
    void map_stdinIsClosed_readsNothing() throws Exception {
        System.setProperty("poollaunch.stdin", "closed");
        try {
            Ran ran = map("threads", "1\n", "square");
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).startsWith("pool-launch: stdin is closed: name the files to read");
        } finally {
            System.clearProperty("poollaunch.stdin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"threads", "sequential"})
    void map_badLines_costNoOther(String engine) throws Exception {
        Ran ran = map(engine, "1\nx\n\n0\n3 4\n5\n", "reciprocal", "--processes", "2");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("100\n20\n");
        assertThat(ran.err().lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("pool-launch: <stdin>:2: broken JSON in column 1: "))
                .anyMatch(line -> line.equals("pool-launch: <stdin>:4: java.lang.ArithmeticException: / by zero"))
                .anyMatch(line -> line.startsWith("pool-launch: <stdin>:5: there is more behind the JSON value"))
                .endsWith("pool-launch: 3 of 5 items failed");
    }

    @Test
    void map_chunks_failItemByItem() throws Exception {
        Ran ran = map("threads", "1\n0\n2\n0\n4\n", "reciprocal", "--chunk-size", "5");
        assertThat(ran.out()).isEqualTo("100\n50\n25\n");
        assertThat(ran.err()).contains("<stdin>:2: ", "<stdin>:4: ", "2 of 5 items failed");
    }

    @Test
    void map_unordered_stillNamesTheLine() throws Exception {
        Ran ran = map("threads", "1\n\n0\n2\n", "reciprocal", "--unordered", "--processes", "3");
        assertThat(ran.out().lines()).containsExactlyInAnyOrder("100", "50");
        assertThat(ran.err()).contains("<stdin>:3: java.lang.ArithmeticException");
    }

    @Test
    void map_stackTraces_showTheTasksOwn() throws Exception {
        assertThat(map("threads", "0", "reciprocal", "--stack-traces").err())
                .contains("<stdin>:1: java.lang.ArithmeticException: / by zero", "\tat ", "Functions.reciprocal");
        assertThat(map("threads", "0", "reciprocal").err()).doesNotContain("\tat ");
    }

    @Test
    void map_severalFiles_areReadOneAfterAnother() throws Exception {
        Path first = Files.writeString(folder.resolve("first"), "1\n2");
        Path second = Files.writeString(folder.resolve("second"), "3\nx\n");
        Path missing = folder.resolve("missing");
        Ran ran = map(
                "threads",
                "9",
                "square",
                first.toString(),
                missing.toString(),
                "-",
                second.toString(),
                folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("1\n4\n81\n9\n");
        assertThat(ran.err().lines())
                .hasSize(4)
                .contains(
                        "pool-launch: " + missing + ": no such file",
                        "pool-launch: " + folder + ": a folder, not a file",
                        "pool-launch: 1 of 5 items failed, and 2 files could not be read")
                .anyMatch(line -> line.startsWith("pool-launch: " + second + ":2: broken JSON"));
    }

    @Test
    void map_lines_areStringsInAndOut() throws Exception {
        assertThat(map("threads", "a \"b\"\r\n\nü", "shout", "--input", "lines", "--output", "lines"))
                .isEqualTo(new Ran(0, "A \"B\"\n\nÜ\n", ""));
        assertThat(map("threads", "a\n\n", "shout", "--input", "lines").out()).isEqualTo("\"A\"\n\"\"\n");
        assertThat(map("threads", "ab\n", "length", "--input", "lines").out()).isEqualTo("2\n");
    }

    @Test
    void map_recordsAndOptionals_areJson() throws Exception {
        assertThat(map("threads", "{\"x\":1,\"ys\":[0.5]}", "mirror").out()).isEqualTo("{\"x\":-1,\"ys\":[0.5]}\n");
        assertThat(map("sequential", "1\n2\n", "even").out().lines()).hasSize(2);
    }

    @Test
    void map_resultThatCannotBeWritten_isAFailedItem() throws Exception {
        Ran ran = map("sequential", "5\n6\n", "opaque");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("<stdin>:1: a result cannot be written: ", "2 of 2 items failed");
        assertThat(map("threads", "\"a\"\n\"\"\n", "half", "--output", "lines"))
                .satisfies(half -> assertThat(half.out()).isEqualTo("\n"))
                .satisfies(half -> assertThat(half.err()).contains("<stdin>:1: a result cannot be written"));
    }

    @Test
    void map_noInput_isWell() throws Exception {
        assertThat(map("threads", "", "square")).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void map_closedStdout_endsQuietly() throws IOException {
        // The reader goes after the first line; the input would go on for ever.
        var closed = new java.io.OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        var endless = new java.io.InputStream() {
            private int count;

            @Override
            public int read() {
                return count++ % 2 == 0 ? '7' : '\n';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) read();
                return 1;
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandTree.execute(
                new String[] {"map", "java.lang.Integer::bitCount", "--engine", "threads"},
                new StandardStreams(endless, closed, new PrintStream(err, true, StandardCharsets.UTF_8)),
                Terminal.NONE,
                Interruption.never());
        assertThat(code).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
