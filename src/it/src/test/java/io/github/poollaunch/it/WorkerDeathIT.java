package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.TaskTimeoutException;
import io.github.poollaunch.Wire;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.it.FaultFunctions.Numbered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker's death costs: the item that ran, and no other. */
@ExtendWith(NoSurvivors.class)
class WorkerDeathIT {

    @TempDir
    Path folder;

    private Path log() {
        return folder.resolve("runs");
    }

    private List<Numbered> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Numbered(n, log().toString()))
                .toList();
    }

    /** How often each item was run. */
    private List<Integer> runs(int count) throws IOException {
        int[] runs = new int[count];
        for (String line : Files.readAllLines(log())) {
            runs[Integer.parseInt(line)]++;
        }
        return IntStream.of(runs).boxed().toList();
    }

    private static List<Object> readAll(ResultStream<Integer> results) {
        List<Object> seen = new ArrayList<>();
        while (results.hasNext()) {
            try {
                seen.add(results.next());
            } catch (RuntimeException e) {
                seen.add(e);
            }
        }
        return seen;
    }

    private static List<Object> expected(int count, int bad, Object failure) {
        List<Object> expected = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            expected.add(n == bad ? failure : n * 10);
        }
        return expected;
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "SMILE"})
    void death_inAChunkOf1000_costsTheItemThatRan_eachIsRunOnce(String wire) throws Exception {
        try (Pool pool = Pool.builder()
                        .processes(1)
                        .wire(wire.equals("JSON") ? Wire.JSON : Wire.SMILE)
                        .build();
                ResultStream<Integer> results = pool.imap(FaultFunctions::haltAt500, items(1000), 1000)) {
            List<Object> seen = readAll(results);
            WorkerDiedException died = (WorkerDiedException) seen.get(500);
            assertThat(seen).isEqualTo(expected(1000, 500, died));
            assertThat(died.index()).isEqualTo(500);
            assertThat(died.item()).startsWith("Numbered[n=500");
            assertThat(died.exitCode()).isEqualTo(9);
            assertThat(died.ranFor()).isPositive().isLessThan(Duration.ofSeconds(60));
            assertThat(died.death().lastLines()).containsExactly("now it halts");
            assertThat(died)
                    .hasMessageContaining("item 500 (Numbered[n=500")
                    .hasMessageContaining("pid " + died.pid())
                    .hasMessageContaining("exit code 9")
                    .hasMessageContaining("now it halts");
        }
        assertThat(runs(1000)).containsOnly(1);
    }

    @Test
    void death_inAMap_theOthersAreRunAllTheSame() throws Exception {
        try (Pool pool = Pool.of(2)) {
            assertThatThrownBy(() -> pool.map(FaultFunctions::haltAt500, items(1000), 1000))
                    .isInstanceOfSatisfying(
                            WorkerDiedException.class,
                            died -> assertThat(died.index()).isEqualTo(500));
        }
        assertThat(runs(1000)).containsOnly(1);
    }

    @Test
    void retries_runTheItemAgainInFreshWorkers() throws Exception {
        try (Pool pool = Pool.builder().processes(2).retries(2).build()) {
            assertThat(pool.map(FaultFunctions::haltTwice, items(20), 20))
                    .isEqualTo(IntStream.range(0, 20).map(n -> n * 10).boxed().toList());
        }
        assertThat(runs(20)).isEqualTo(expectedRuns(20, 5, 3));
    }

    @Test
    void retries_areExhausted_theItemFails() throws Exception {
        try (Pool pool = Pool.builder().processes(1).retries(1).build();
                ResultStream<Integer> results = pool.imap(FaultFunctions::haltTwice, items(20), 20)) {
            List<Object> seen = readAll(results);
            assertThat(seen.get(5)).isInstanceOf(WorkerDiedException.class);
            assertThat(seen).isEqualTo(expected(20, 5, seen.get(5)));
        }
        assertThat(runs(20)).isEqualTo(expectedRuns(20, 5, 2));
    }

    private static List<Integer> expectedRuns(int count, int item, int times) {
        List<Integer> runs = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            runs.add(n == item ? times : 1);
        }
        return runs;
    }

    static List<Engine> parallel() {
        return List.of(Engine.processes(), Engine.threads());
    }

    @ParameterizedTest
    @MethodSource("parallel")
    void timeout_failsTheItemThatHangs_withWhatItsThreadDid(Engine engine) throws Exception {
        PoolFunction<Numbered, Integer> hang =
                engine == Engine.threads() ? WorkerDeathIT::sleepAt5 : FaultFunctions::hangAt5;
        try (Pool pool = Pool.builder()
                        .processes(1)
                        .engine(engine)
                        .taskTimeout(Duration.ofSeconds(1))
                        .build();
                ResultStream<Integer> results = pool.imap(hang, items(20), 20)) {
            List<Object> seen = readAll(results);
            TaskTimeoutException over = (TaskTimeoutException) seen.get(5);
            assertThat(seen).isEqualTo(expected(20, 5, over));
            assertThat(over.index()).isEqualTo(5);
            assertThat(over.timeout()).isEqualTo(Duration.ofSeconds(1));
            assertThat(over.threadDump()).contains("At5");
            assertThat(over).hasMessageContaining("At5").hasMessageContaining("item 5");
        }
        assertThat(runs(20)).containsOnly(1);
    }

    static int sleepAt5(Numbered item) throws InterruptedException {
        int result = FaultFunctions.log(item);
        if (item.n() == 5) {
            Thread.sleep(100_000);
        }
        return result;
    }

    @Test
    void timeout_ofAThreadThatDoesNotReact_leavesItBehind() {
        released = false;
        try (Pool pool = Pool.builder()
                        .processes(1)
                        .engine(Engine.threads())
                        .taskTimeout(Duration.ofMillis(200))
                        .build();
                ResultStream<Integer> results = pool.imap(WorkerDeathIT::spinAt5, items(10), 10)) {
            List<Object> seen = readAll(results);
            assertThat(seen.get(5)).isInstanceOf(TaskTimeoutException.class);
            assertThat(seen).isEqualTo(expected(10, 5, seen.get(5)));
        } finally {
            released = true;
        }
    }

    private static volatile boolean released;

    static int spinAt5(Numbered item) {
        while (item.n() == 5 && !released) {
            Thread.onSpinWait();
        }
        return item.n() * 10;
    }

    @Test
    void timeout_longerThanEachItem_isNotThatOfTheChunk() {
        try (Pool pool =
                Pool.builder().processes(1).taskTimeout(Duration.ofMillis(1500)).build()) {
            // Ten items of 0.3 s: together twice the limit.
            assertThat(pool.map(CallFunctions::sleepy, List.of(300, 300, 300, 300, 300, 300, 300, 300, 300, 300), 10))
                    .hasSize(10);
            assertThat(pool.workers().get(0).id()).isEqualTo(1);
        }
    }

    @Test
    void outOfMemory_failsItsItem_andRetiresTheWorker() throws Exception {
        try (Pool pool = Pool.builder().processes(1).maxHeap("48m").build();
                ResultStream<Integer> results = pool.imap(FaultFunctions::exhaustAt5, items(20), 20)) {
            List<Object> seen = readAll(results);
            TaskFailedException failed = (TaskFailedException) seen.get(5);
            assertThat(seen).isEqualTo(expected(20, 5, failed));
            assertThat(failed).hasCauseInstanceOf(OutOfMemoryError.class);
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
            assertThat(pool.workers().get(0).id()).as("another worker").isEqualTo(2);
        }
        assertThat(runs(20)).containsOnly(1);
    }
}
