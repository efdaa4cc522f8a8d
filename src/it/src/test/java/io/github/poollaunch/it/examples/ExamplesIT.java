package io.github.poollaunch.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.it.NoSurvivors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each program that has a main runs in a JVM of its own, prints what its comments say, and ends well. */
@ExtendWith(NoSurvivors.class)
class ExamplesIT {

    private static final Path SOURCES = Path.of(System.getProperty("poollaunch.it.root", "../.."))
            .resolve("examples/src/main/java/io/github/poollaunch/examples");

    /** What a program prints; in any order where its listener prints, too. */
    private record Printed(boolean ordered, List<String> lines) {}

    private static final Map<String, Printed> PROGRAMS = new LinkedHashMap<>();

    private static void prints(String program, String... lines) {
        PROGRAMS.put(program, new Printed(true, List.of(lines)));
    }

    static {
        prints("Squares", "[1, 4, 9, 16, 25]");
        prints(
                "Readings",
                "Summary[station=Oslo, mean=-0.5, highest=2.0]",
                "Summary[station=Rome, mean=12.0, highest=14.5]");
        prints("SurvivedCrash", "hello Ada", "lost, with exit code 3", "hello Grace");
        prints(
                "Callbacks",
                "42",
                "got 7",
                "failed: java.lang.NumberFormatException: For input string: \"seven\"",
                "false");
        prints("Chunks", "the longest way: 261", "given up", "111");
        prints("Distances", "[5.0, 10.0, 0.0]", "[a1,, b2,, c3.]", "2.0");
        prints(
                "LazyLines",
                "500500",
                "1",
                "line 2: java.lang.NumberFormatException: For input string: \"two\"",
                "3",
                "60");
        prints("ParserPerWorker", "[1.5, 1000.0, -0.25]");
        prints("SharedPrices", "[1200, 2500]");
        prints("LeakyLibrary", "20 results", "20 leaked in all", "never more than 5 in a worker");
        prints("ExecutorTasks", "5", "6", "java.lang.IllegalArgumentException: no text", "true");
        prints("TypedLambda", "{north=400, south=200}", "{south=1000}");
        prints("SameElsewhere", "processes: [1, 8, 27]", "threads: [1, 8, 27]", "sequential: [1, 8, 27]");
        PROGRAMS.put("WithProgressBar", new Printed(false, List.of("200 sums")));
        PROGRAMS.put(
                "Watched",
                new Printed(
                        false,
                        List.of(
                                "item 1 failed",
                                "worker 1 died",
                                "the map has failed",
                                "[Alan, Edsger]",
                                "5 items were run")));
    }

    static Stream<String> programs() {
        return PROGRAMS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void program_run_printsWhatItsCommentsSay(String program, @TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.poollaunch.examples." + program)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            process.onExit()
                    .orTimeout(50, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        } finally {
            process.destroyForcibly();
        }
        Printed expected = PROGRAMS.get(program);
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        if (expected.ordered()) {
            assertThat(lines).isEqualTo(expected.lines());
            assertThat(err).isEmptyFile();
        } else {
            assertThat(lines).containsExactlyInAnyOrderElementsOf(expected.lines());
        }
    }

    @Test
    void everyProgram_isTried() throws IOException {
        try (Stream<Path> sources = Files.list(SOURCES)) {
            List<String> withMain = sources.filter(ExamplesIT::hasMain)
                    .map(each -> each.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(PROGRAMS.keySet()).containsExactlyInAnyOrderElementsOf(withMain);
        }
    }

    private static boolean hasMain(Path source) {
        try {
            return Files.readString(source).contains("public static void main(");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyCall_isShownByAProgram() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                all.append(Files.readString(source));
            }
        }
        assertThat(Arrays.asList(
                        "apply",
                        "applyAsync",
                        "map",
                        "mapAsync",
                        "starmap",
                        "starmapAsync",
                        "imap",
                        "imapUnordered",
                        "initializer",
                        "shared",
                        "maxTasksPerChild",
                        "finalizer",
                        "finalizerResults",
                        "engine",
                        "listener",
                        "asExecutorService",
                        "typed",
                        "cancel"))
                .allSatisfy(call -> assertThat(all).contains("." + call + "("));
    }
}
