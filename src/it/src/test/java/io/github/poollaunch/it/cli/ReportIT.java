package io.github.poollaunch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poollaunch.it.NoSurvivors;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.value.Codecs;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;

/** The report over real processes: its figures are those of what really ran. */
@ExtendWith(NoSurvivors.class)
class ReportIT {

    private static final int CPUS = Runtime.getRuntime().availableProcessors();

    @SuppressWarnings("unchecked") // the test states what it expects
    private static Map<String, Object> json(String... args) {
        Command.Ended ended = Command.run("", args);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        JsonParser parser = Json.parser(ended.out().getBytes(StandardCharsets.UTF_8));
        parser.nextToken();
        Object report = Codecs.plain().of(Object.class).read(parser);
        assertThat(parser.nextToken()).as("nothing behind the object").isNull();
        return (Map<String, Object>) report;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object value) {
        return (List<Map<String, Object>>) value;
    }

    private static double number(Map<String, Object> from, String key) {
        assertThat(from).containsKey(key);
        return ((Number) from.get(key)).doubleValue();
    }

    @Test
    void json_moreProcessesThanCpus_reallyStartsThemAll() {
        int processes = CPUS + 3;
        Map<String, Object> report = json(
                "--processes",
                String.valueOf(processes),
                "--experiment",
                "square",
                "--format",
                "json",
                "--repeat",
                "2");
        assertThat(report)
                .containsEntry("cpus", CPUS)
                .containsEntry("processes", processes)
                .containsEntry("items", 100)
                .containsEntry("java", System.getProperty("java.version"));

        Map<String, Object> startup = object(report.get("startup"));
        assertThat(objects(startup.get("children")))
                .hasSize(processes)
                .allSatisfy(
                        child -> assertThat(number(child, "launch_to_ready_ms")).isPositive())
                .extracting(child -> child.get("pid"))
                .doesNotHaveDuplicates();
        assertThat(number(startup, "create_ms")).isPositive().isLessThan(number(startup, "first_ready_ms"));
        assertThat(number(startup, "first_ready_ms")).isLessThan(number(startup, "first_result_ms"));
        assertThat(number(startup, "first_ready_ms")).isLessThan(number(startup, "all_ready_ms"));
        assertThat(number(startup, "close_ms")).isPositive();

        assertThat(objects(report.get("experiments"))).hasSize(1).first().satisfies(square -> {
            assertThat(square).containsEntry("name", "square").containsEntry("results_equal", true);
            assertThat(number(square, "processes_ms"))
                    .isBetween(number(square, "processes_ms_min"), number(square, "processes_ms_max"));
            assertThat(number(square, "speedup_processes"))
                    .isCloseTo(number(square, "sequential_ms") / number(square, "processes_ms"), within(1e-4));
            assertThat(number(square, "speedup_threads")).isPositive();
        });
    }

    @Test
    void json_breakEven_followsFromTheOverhead() {
        int processes = 2;
        Map<String, Object> report =
                json("--processes", "2", "--experiment", "log5", "--items", "20", "--format", "json");
        assertThat(objects(report.get("experiments")))
                .extracting(each -> each.get("name"))
                .containsExactly("log5");
        if (CPUS == 1) {
            assertThat(report).containsEntry("break_even_item_ms", null);
        } else {
            double saved = 20 * (1 - 1.0 / processes);
            // Where processes took no longer than the loop, any item is long enough.
            assertThat(number(report, "break_even_item_ms"))
                    .isCloseTo(Math.max(0, number(report, "overhead_ms") / saved), within(1e-3));
            assertThat(number(report, "break_even_item_warm_ms"))
                    .isCloseTo(Math.max(0, number(report, "overhead_warm_ms") / saved), within(1e-3));
        }
    }

    @Test
    void json_withoutAChoice_hasAllExperiments() {
        Map<String, Object> report = json("--processes", "2", "--items", "4", "--format", "json");
        assertThat(objects(report.get("experiments")))
                .extracting(each -> each.get("name"))
                .containsExactly("square", "log5", "log7");
        assertThat(objects(report.get("experiments")))
                .allSatisfy(each -> assertThat(each).containsEntry("results_equal", true));
    }

    /**
     * The one place where time is tested: work that a compiler had dropped would take none. As many logarithms of each kind,
     * so that both get as far with being compiled and as much of what other programs leave; the shortest of several runs
     * are compared, since another program may hold up any single one of them.
     */
    @Test
    void json_hundredTimesTheLogarithms_takeFarLonger() {
        Map<String, Object> log5 = logarithms("log5", 200);
        Map<String, Object> log7 = logarithms("log7", 2);
        assertThat((number(log7, "sequential_ms_min") / 2) / (number(log5, "sequential_ms_min") / 200))
                .isBetween(15.0, 1_000.0);
        assertThat(number(log7, "processes_ms_min")).isGreaterThan(number(log7, "sequential_ms_min") / 4 / CPUS);
    }

    private static Map<String, Object> logarithms(String experiment, int items) {
        Map<String, Object> report = json(
                "--processes",
                "2",
                "--experiment",
                experiment,
                "--items",
                String.valueOf(items),
                "--repeat",
                "3",
                "--format",
                "json");
        Map<String, Object> only = objects(report.get("experiments")).get(0);
        assertThat(only).containsEntry("name", experiment).containsEntry("results_equal", true);
        return only;
    }

    @Test
    void processes_whileTheyWork_areSeparateJvms() {
        // Few items, so that the processes' turn comes soon, of an experiment that keeps them for seconds.
        try (Command command = Command.start("--processes", "4", "--experiment", "log7", "--items", "60")) {
            Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(30))
                    .until(() -> command.children().size() == 4);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void text_notOnATerminal_hasNoColoursAndNoProgress() {
        Command.Ended ended = Command.covered("", "--processes", "3", "--experiment", "square");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .doesNotContain("\u001b")
                .contains("3 processes on " + CPUS + " CPU", "3 child processes really ran", "the same results")
                .contains("Break-even");
    }

    @Test
    void text_onATerminal_hasColoursUnlessTheUserWantsNone() {
        List<String> terminal = List.of("-Dpoollaunch.terminal=stdout");
        String[] args = {"--processes", "1", "--experiment", "square", "--items", "5"};
        assertThat(Command.run(new byte[0], Command.environment(Map.of("TERM", "xterm")), terminal, args)
                        .out())
                .contains("\u001b[1m")
                .contains("never win");
        assertThat(Command.run(
                                new byte[0],
                                Command.environment(Map.of("TERM", "xterm", "NO_COLOR", "1")),
                                terminal,
                                args)
                        .out())
                .doesNotContain("\u001b")
                .contains("never win");
    }

    @Test
    void progress_onATerminal_isErasedAtTheEnd() {
        Command.Ended ended = Command.run(
                new byte[0],
                Command.environment(Map.of("TERM", "xterm")),
                List.of("-Dpoollaunch.terminal=stderr"),
                "--processes",
                "2",
                "--experiment",
                "log7",
                "--items",
                "10",
                "--format",
                "json");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).contains("log7", "/10").doesNotContain("\n").endsWith("\r\u001b[K");
        assertThat(ended.out()).startsWith("{").doesNotContain("\u001b");
    }

    @Test
    void workers_thatCannotStart_areAWrongUsage() {
        Command.Ended ended = Command.covered("", "--processes", "2", "--jvm-args", "-XX:+NoSuchFlag");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines().filter(line -> line.startsWith("pool-launch: ")))
                .singleElement()
                .asString()
                .contains("no worker can be started", "NoSuchFlag");
    }

    /** What a command has to say is lost, and it ends as if all were well: a script would go on. */
    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "--version", "map --help", "warm --help", "--processes 2 --items 2 --experiment square"
            })
    void stdoutThatCannotBeWrittenTo_isTold(String args) throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");
        try (Command command = Command.start(
                builder -> builder.redirectOutput(new File("/dev/full")), List.of(), args.split(" ", -1))) {
            command.feed("");
            assertThat(command.end())
                    .isEqualTo(new Command.Ended(
                            1, "", "pool-launch: stdout cannot be written to: No space left on device\n"));
        }
    }
}
