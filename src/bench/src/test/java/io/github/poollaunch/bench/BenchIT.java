package io.github.poollaunch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poollaunch.bench.contestant.Data;
import io.github.poollaunch.bench.field.Field;
import io.github.poollaunch.bench.field.JavaHome;
import io.github.poollaunch.bench.field.ShellField;
import io.github.poollaunch.bench.field.Tool;
import io.github.poollaunch.bench.floor.FloorMain;
import io.github.poollaunch.bench.goal.Measure;
import io.github.poollaunch.bench.goal.Workload;
import io.github.poollaunch.bench.measure.Contestant;
import io.github.poollaunch.bench.measure.ContestantProcess;
import io.github.poollaunch.bench.measure.Entrant;
import io.github.poollaunch.bench.measure.Measured;
import io.github.poollaunch.bench.measure.Plan;
import io.github.poollaunch.bench.measure.Rounds;
import io.github.poollaunch.bench.measure.Sample;
import io.github.poollaunch.bench.ours.OursMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every workload of every contestant, tiny, over real processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // The field takes seconds to find.
class BenchIT {

    private static final List<String> OURS = List.of(
            "create-map processes=2 items=10",
            "cold-map processes=2 items=10",
            "first-chunks processes=3",
            "workers processes=2",
            "apply processes=2 calls=20",
            "map processes=2 items=100",
            "map processes=2 items=100 chunk=1 wire=smile",
            "imap processes=2 items=100 chunk=10",
            "doubles processes=2 size=100",
            "doubles processes=2 size=100 as=array wire=smile",
            "strings processes=2 items=10 length=64",
            "records processes=2 items=10",
            "cold-records processes=2 items=10",
            "big-string processes=1 length=1000",
            "logs processes=2 items=3 count=10",
            "logs processes=2 items=3 count=10 engine=threads",
            "level processes=2 items=100 chunk=10",
            "spin processes=2 micros=mix items=20 chunk=4",
            "spin processes=2 micros=1 items=20 chunk=auto",
            "shared processes=2 length=1000 how=shared",
            "shared processes=2 length=1000 how=each",
            "shared processes=2 length=1000 how=none");

    private static final List<String> FLOOR = List.of(
            "bare count=2",
            "bare count=1 end=yes",
            "echo calls=10",
            "echo calls=10 bytes=line",
            "loop function=square items=10",
            "loop function=logs count=10 items=3",
            "threads processes=2 function=square items=10");

    private static final List<String> PYTHON = List.of(
            "create-map processes=2 items=10",
            "cold-map processes=2 items=10",
            "first-chunks processes=3",
            "apply processes=2 calls=20",
            "map processes=2 items=100",
            "map processes=2 items=100 chunk=1",
            "imap processes=2 items=100 chunk=10",
            "doubles processes=2 size=100",
            "strings processes=2 items=10 length=64",
            "records processes=2 items=10",
            "cold-records processes=2 items=10",
            "big-string processes=1 length=1000",
            "logs processes=2 items=3 count=10",
            "shared processes=2 length=1000 how=shared",
            "shared processes=2 length=1000 how=each");

    private final Field field = Field.find(
            System.getProperty("java.class.path"),
            Path.of(System.getProperty(BenchMain.ROOT), "src/bench/src/main/python/contestant.py"),
            false);

    @AfterEach
    void nothingIsLeft() {
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private JavaHome running() {
        return field.javas().stream()
                .filter(java -> java.feature() == Runtime.version().feature())
                .findFirst()
                .orElseThrow();
    }

    private static void allAnswer(Contestant.Start start, List<String> requests) {
        try (Contestant contestant = start.start()) {
            for (String request : requests) {
                Sample sample = contestant.ask(request);
                assertThat(sample.figures())
                        .as(request)
                        .containsKey("ns")
                        .allSatisfy((name, value) -> assertThat(value).isPositive());
            }
        }
    }

    @Test
    void ours_answersAll() {
        allAnswer(field.javaStart(running(), OursMain.class, List.of()), OURS);
    }

    @Test
    void floor_answersAll() {
        allAnswer(field.javaStart(running(), FloorMain.class, List.of()), FLOOR);
    }

    @Test
    void python_answersAll() {
        assumeTrue(field.python() != null, "python3 is not here");
        for (Entrant pool : field.pools("", 0)) {
            allAnswer(pool.start(), PYTHON);
        }
    }

    @Test
    void python_hasTheSameData() {
        assumeTrue(field.python() != null, "python3 is not here");
        String program = "import struct, sys; sys.dont_write_bytecode = True; sys.path.insert(0, sys.argv[1]);"
                + " import contestant as c;"
                + " print(list(struct.unpack('<3q', struct.pack('<3d', *c.doubles(3, 1)))), c.strings(2, 16), c.text(30),"
                + " str(c.readings(2002)[2001]).replace('(', '[').replace(')', ']').replace(chr(39), ''))";
        String folder = String.valueOf(field.script().getParent());
        List<Long> bits =
                Data.listOfDoubles(3, 1).stream().map(Double::doubleToLongBits).toList();
        List<String> quoted =
                Data.strings(2, 16).stream().map(text -> "'" + text + "'").toList();
        assertThat(Tool.output(field.python().command(), "-c", program, folder))
                .isEqualTo(bits + " " + quoted + " " + Data.text(30) + " "
                        + Data.readings(2002).get(2001));
    }

    @Test
    void quickRun_hasNoSlowPeers_andSaysSo() {
        Field quick = new Field(
                field.javas(),
                field.python(),
                field.lokyPython(),
                field.parallel(),
                field.jq(),
                true,
                field.archives(),
                field.classPath(),
                field.script());
        assertThat(quick.peers("", 0)).extracting(Entrant::name).doesNotContain("CPython forkserver", "loky");
        assertThat(quick.missing()).anyMatch(line -> line.contains("forkserver"));
        assertThat(field.missing()).noneMatch(line -> line.contains("forkserver"));
    }

    @Test
    void executors_answerAllButImap() {
        assumeTrue(field.python() != null, "python3 is not here");
        List<String> requests =
                PYTHON.stream().filter(request -> !request.startsWith("imap")).toList();
        for (Entrant executor : field.peers("", 0)) {
            if (!executor.name().startsWith("CPython")) {
                allAnswer(executor.start(), requests);
            }
        }
    }

    @Test
    void rounds_overRealProcesses_haveTheFiguresOfAll() {
        Workload workload = Workload.of(
                "map",
                Stream.of(field.ours("map processes=2 items=100", 1), field.pools("map processes=2 items=100", 1))
                        .flatMap(List::stream)
                        .toList(),
                Measure.time());
        List<Measured> measured =
                new Rounds(new Plan(2, 2, Duration.ZERO, Duration.ofMinutes(1)), what -> {}).run(workload.entrants());
        assertThat(measured).hasSizeGreaterThanOrEqualTo(1).allSatisfy(one -> {
            assertThat(one.note()).isNull();
            assertThat(one.all("ns")).hasSize(2);
            assertThat(one.all(Sample.RATE)).hasSize(2);
        });
    }

    @Test
    void contestantThatDies_isOutWithItsLastWords() {
        Entrant dying = new Entrant(
                "dying",
                0,
                "",
                Entrant.Role.PEER,
                () -> ContestantProcess.start(
                        List.of("sh", "-c", "read a; echo ok; read b; echo last words >&2; exit 3"),
                        Map.of(),
                        Duration.ofSeconds(20)),
                "map",
                Entrant.WarmUps.NONE,
                false);
        List<Entrant> entrants = new ArrayList<>(field.floor("loop", "loop function=square items=10", 0));
        entrants.add(dying);
        List<Measured> measured =
                new Rounds(new Plan(2, 2, Duration.ZERO, Duration.ofMinutes(1)), what -> {}).run(entrants);
        assertThat(measured.get(0).all("ns")).hasSize(2);
        assertThat(measured.get(entrants.size() - 1).note())
                .contains("died at: map")
                .contains("last words");
    }

    @Test
    void commands_overLines_haveTheRightOutput() {
        List<Entrant> commands = new ShellField(field, 200).entrants();
        assertThat(commands).isNotEmpty().allSatisfy(command -> {
            try (Contestant contestant = command.start().start()) {
                assertThat(contestant.ask("").figure("first_ns"))
                        .as(command.label())
                        .isPositive();
            }
        });
    }
}
