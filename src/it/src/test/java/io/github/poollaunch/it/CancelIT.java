package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Running work that is stopped for real. */
@ExtendWith(NoSurvivors.class)
class CancelIT {

    @TempDir
    Path folder;

    static Stream<Engine> withWorkersOfTheirOwn() {
        return Stream.of(Engine.processes(), Engine.threads());
    }

    private void awaitStarted(int tasks) {
        Awaitility.await().until(() -> files() == tasks);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private long startedBy() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            String name = files.findFirst().orElseThrow().getFileName().toString();
            return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
        }
    }

    /** Its child has been told to end, though the result has come: the pool's end waits for that child, too. */
    @Test
    void cancelTrue_whileTheTaskEnds_closeReturnsWhenTheWorkerIsGone() throws Exception {
        Random random = new Random(1);
        for (int round = 0; round < 15; round++) {
            Pool pool = Pools.builder(1).build();
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
            AsyncResult<Integer> ending = pool.applyAsync(Functions::square, 3);
            long moment = System.nanoTime() + random.nextInt(600_000);
            while (System.nanoTime() < moment) {
                Thread.onSpinWait();
            }
            boolean unused = ending.cancel(true);
            pool.close();
            assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                    .as("round %s", round)
                    .isEmpty();
        }
    }

    @Test
    void cancelTrue_runningTask_itsWorkerIsReplacedAndNobodyElseDisturbed() throws Exception {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(2).listener(recorder).build()) {
            AsyncResult<String> running = pool.applyAsync(LifeFunctions::markAndHang, folder.toString());
            AsyncResult<Long> grandparent = pool.applyAsync(Functions::leaveGrandchild, 0);
            awaitStarted(1);
            long grandchild = grandparent.get();
            long pid = startedBy();
            assertThat(running.cancel(true)).isTrue();
            assertThatThrownBy(running::get).isInstanceOf(CancellationException.class);
            Awaitility.await().until(() -> ProcessHandle.of(pid).isEmpty());
            assertThat(pool.map(Functions::square, List.of(1, 2, 3), 1)).containsExactly(1, 4, 9);
            assertThat(ProcessHandle.of(grandchild))
                    .as("the other worker lives on")
                    .isPresent();
            Awaitility.await().until(() -> recorder.ready.size() == 3);
        }
        assertThat(recorder.deaths).isEmpty();
        assertThat(recorder.retired).hasSize(3);
    }

    @Test
    void cancelTrue_manyTimesInARow_doesNotCountAsDeaths() {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(1).listener(recorder).build()) {
            for (int i = 1; i <= 5; i++) {
                AsyncResult<String> running = pool.applyAsync(LifeFunctions::markAndHang, folder.toString());
                awaitStarted(i);
                assertThat(running.cancel(true)).isTrue();
            }
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
        assertThat(recorder.deaths).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void cancelFalse_runningTask_goesOn(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            AsyncResult<String> running = pool.applyAsync(Functions::waitForGo, folder.toString());
            awaitStarted(1);
            assertThat(running.cancel(false)).isTrue();
            AsyncResult<Integer> next = pool.applyAsync(LifeFunctions::idOf, 0);
            Files.writeString(folder.resolve("go"), "");
            assertThat(next.get()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void cancelTrue_list_stopsAllItsChunks(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            AsyncResult<List<String>> running =
                    pool.mapAsync(LifeFunctions::markAndHang, Collections.nCopies(6, folder.toString()), 1);
            awaitStarted(2);
            assertThat(running.cancel(true)).isTrue();
            assertThat(pool.map(Functions::square, List.of(1, 2, 3), 1)).containsExactly(1, 4, 9);
        }
        awaitStarted(2);
    }

    @Test
    void cancelTrue_thread_isInterruptedOnceAndServesOn() {
        Recorder recorder = new Recorder();
        try (Pool pool =
                Pools.builder(1).engine(Engine.threads()).listener(recorder).build()) {
            for (int i = 1; i <= 20; i++) {
                AsyncResult<String> running = pool.applyAsync(LifeFunctions::markAndHang, folder.toString());
                awaitStarted(i);
                assertThat(running.cancel(true)).isTrue();
                assertThat(running.cancel(true)).isFalse();
                assertThat(pool.apply(LifeFunctions::interruptedFlag, 0)).isFalse();
                assertThat(pool.apply(LifeFunctions::idOf, 0)).isEqualTo(1);
            }
        }
        assertThat(recorder.ready).containsExactly(1);
    }

    /** A canceller that comes just when its task ends must not hit the next one. */
    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void cancelTrue_atAnyMoment_harmsNoOtherCall(Engine engine) {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(2).engine(engine).listener(recorder).build()) {
            for (int i = 0; i < 60; i++) {
                AsyncResult<Integer> cancelled = pool.applyAsync(Functions::square, i);
                AsyncResult<Integer> next = pool.applyAsync(Functions::square, i);
                AsyncResult<Boolean> flag = pool.applyAsync(LifeFunctions::interruptedFlag, i);
                for (int spin = 0; spin < i * 200; spin++) {
                    Thread.onSpinWait();
                }
                boolean unused = cancelled.cancel(true);
                assertThat(next.get()).isEqualTo(i * i);
                assertThat(flag.get()).isFalse();
            }
        }
        assertThat(recorder.deaths).isEmpty();
    }
}
