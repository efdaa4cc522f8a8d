package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers that are replaced after so many chunks. */
@ExtendWith(NoSurvivors.class)
class MaxTasksIT {

    @TempDir
    Path folder;

    static Stream<Engine> engines() {
        return Stream.of(Engine.processes(), Engine.threads(), Engine.sequential());
    }

    static Stream<Engine> withWorkersOfTheirOwn() {
        return Stream.of(Engine.processes(), Engine.threads());
    }

    private long started() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("started"))
                    .count();
        }
    }

    @Test
    void maxTasksPerChild_lessThanOne_isRefused() {
        assertThatThrownBy(() -> Pool.builder().maxTasksPerChild(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pool.builder().maxTasksPerChild(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void chunk_isOneTask_asInPython(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).maxTasksPerChild(2).build()) {
            assertThat(pool.map(LifeFunctions::idOf, Collections.nCopies(8, 0), 4))
                    .containsOnly(1);
            assertThat(pool.apply(LifeFunctions::idOf, 0)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void worker_afterItsLastChunk_isReplacedWithFreshState(Engine engine) {
        Recorder recorder = new Recorder();
        Pool pool = Pools.builder(1)
                .engine(engine)
                .listener(recorder)
                .initializer(LifeFunctions::openCounter)
                .finalizer(LifeFunctions::finalCount)
                .maxTasksPerChild(2)
                .build();
        assertThat(pool.map(LifeFunctions::next, Collections.nCopies(5, 0), 1)).containsExactly(1, 2, 1, 2, 1);
        pool.close();
        assertThat(pool.finalizerResults()).isEqualTo(List.of(2, 2, 1));
        assertThat(recorder.deaths).isEmpty();
        assertThat(recorder.retired).containsExactlyInAnyOrderElementsOf(recorder.starting);
        assertThat(pool.workers().stream().filter(worker -> worker.state() != WorkerState.IDLE))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void workersOfOneChunk_neverRunMoreThanProcessesAtOnce(Engine engine) {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(2)
                .engine(engine)
                .listener(recorder)
                .maxTasksPerChild(1)
                .build()) {
            List<Integer> ids = pool.map(LifeFunctions::idOf, Collections.nCopies(10, 0), 1);
            assertThat(new HashSet<>(ids)).hasSize(10);
        }
        assertThat(recorder.mostAtOnce).hasValueLessThanOrEqualTo(2);
        assertThat(recorder.deaths).isEmpty();
    }

    @Test
    void replacement_isReadyBeforeTheLastChunkEnds_andWaitsForItsEnd() throws Exception {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(1).listener(recorder).maxTasksPerChild(1).build()) {
            AsyncResult<String> last = pool.applyAsync(Functions::waitForGo, folder.toString());
            AsyncResult<String> next = pool.applyAsync(Functions::waitForGo, folder.toString());
            Awaitility.await().until(() -> recorder.ready.equals(List.of(1, 2)));
            assertThat(pool.workers().stream().map(worker -> worker.state()))
                    .containsExactly(WorkerState.BUSY, WorkerState.IDLE);
            assertThat(next.await(java.time.Duration.ofMillis(300))).isFalse();
            assertThat(started()).as("the replacement takes nothing yet").isEqualTo(1);
            Files.writeString(folder.resolve("go"), "");
            assertThat(last.get()).isEqualTo("went");
            assertThat(next.get()).isEqualTo("went");
        }
    }

    @Test
    void worker_thatTakesTheVeryLastChunk_getsNoReplacement() throws Exception {
        Recorder recorder = new Recorder();
        Pool pool = Pools.builder(1).listener(recorder).maxTasksPerChild(2).build();
        AsyncResult<String> first = pool.applyAsync(Functions::waitForGo, folder.toString());
        AsyncResult<Integer> last = pool.applyAsync(Functions::square, 3);
        Awaitility.await().until(() -> started() == 1);
        Thread closing = new Thread(pool::close);
        closing.start();
        Awaitility.await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        Files.writeString(folder.resolve("go"), "");
        closing.join();
        assertThat(first.get()).isEqualTo("went");
        assertThat(last.get()).isEqualTo(9);
        assertThat(recorder.starting).containsExactly(1);
    }

    @Test
    void close_whileAReplacementWaits_endsBoth() throws Exception {
        Recorder recorder = new Recorder();
        Pool pool = Pools.builder(1)
                .listener(recorder)
                .maxTasksPerChild(1)
                .finalizer(LifeFunctions::finalId)
                .build();
        AsyncResult<String> last = pool.applyAsync(Functions::waitForGo, folder.toString());
        Awaitility.await().until(() -> recorder.ready.equals(List.of(1, 2)));
        Thread closing = new Thread(pool::close);
        closing.start();
        Awaitility.await().until(() -> recorder.retired.equals(List.of(2)));
        assertThat(last.ready()).isFalse();
        Files.writeString(folder.resolve("go"), "");
        closing.join();
        assertThat(last.get()).isEqualTo("went");
        assertThat(pool.finalizerResults()).isEqualTo(List.of(1, 2));
        assertThat(recorder.deaths).isEmpty();
    }

    @Test
    void worker_thatDiesOfItsLastChunk_isReplacedOnce() {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(1).listener(recorder).maxTasksPerChild(1).build()) {
            for (int i = 0; i < 5; i++) { // More in a row than the breaker allows to those that did nothing.
                assertThatThrownBy(() -> pool.apply(Functions::haltOn13, 13)).isInstanceOf(WorkerDiedException.class);
            }
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
            Awaitility.await().until(() -> recorder.ready.size() == 7);
        }
        assertThat(recorder.starting).hasSize(7);
        assertThat(recorder.deaths).hasSize(5);
    }

    @Test
    void replacement_thatIsKilledWhileItWaits_isReplaced() throws Exception {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(1).listener(recorder).maxTasksPerChild(1).build()) {
            AsyncResult<String> last = pool.applyAsync(Functions::waitForGo, folder.toString());
            AsyncResult<Integer> next = pool.applyAsync(Functions::square, 3);
            Awaitility.await().until(() -> recorder.ready.equals(List.of(1, 2)));
            ProcessHandle.of(pool.workers().get(1).pid()).orElseThrow().destroyForcibly();
            Awaitility.await().until(() -> recorder.ready.equals(List.of(1, 2, 3)));
            assertThat(next.ready()).isFalse();
            Files.writeString(folder.resolve("go"), "");
            assertThat(last.get()).isEqualTo("went");
            assertThat(next.get()).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void manyChunks_noneIsLost(Engine engine) {
        List<Integer> items = IntStream.range(0, 200).boxed().toList();
        try (Pool pool = Pools.builder(2).engine(engine).maxTasksPerChild(20).build()) {
            assertThat(pool.map(Functions::square, items, 1))
                    .isEqualTo(items.stream().map(Functions::square).toList());
        }
    }
}
