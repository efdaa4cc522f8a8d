package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs in a worker before its first chunk. */
@ExtendWith(NoSurvivors.class)
class InitializerIT {

    @TempDir
    Path folder;

    static Stream<Engine> engines() {
        return Stream.of(Engine.processes(), Engine.threads(), Engine.sequential());
    }

    static Stream<Engine> withWorkersOfTheirOwn() {
        return Stream.of(Engine.processes(), Engine.threads());
    }

    private int files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void initializer_severalWorkers_runsOnceInEach(Engine engine) throws Exception {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(2)
                .engine(engine)
                .listener(recorder)
                .initializer(LifeFunctions::countedInitializer, folder.toString())
                .build()) {
            assertThat(pool.map(LifeFunctions::nameOfState, Collections.nCopies(20, 0), 1))
                    .containsOnly(folder.toString());
            if (engine != Engine.sequential()) {
                Awaitility.await().until(() -> recorder.ready.size() == 2);
            }
            assertThat(files()).isEqualTo(recorder.ready.size());
        }
        assertThat(recorder.deaths).isEmpty();
        assertThat(recorder.retired).containsExactlyInAnyOrderElementsOf(recorder.starting);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void state_isTheSameObjectInAllTasksOfAWorker(Engine engine) {
        try (Pool pool = Pools.builder(1)
                .engine(engine)
                .initializer(LifeFunctions::counterFrom, 10)
                .build()) {
            assertThat(pool.map(LifeFunctions::next, List.of(0, 0, 0), 1)).containsExactly(11, 12, 13);
        }
        try (Pool pool = Pools.builder(1)
                .engine(engine)
                .initializer(LifeFunctions::openCounter)
                .build()) {
            assertThat(pool.apply(LifeFunctions::next, 0)).isEqualTo(1);
        }
        try (Pool pool = Pools.builder(1)
                .engine(engine)
                .initializer(LifeFunctions::namedCounter, "two", List.of(20L, 30L))
                .build()) {
            assertThat(pool.apply(LifeFunctions::next, 0)).isEqualTo(51);
            assertThat(pool.apply(LifeFunctions::nameOfState, 0)).isEqualTo("two");
        }
        try (Pool pool = Pools.builder(1)
                .engine(engine)
                .initializer(LifeFunctions::initializeToNull)
                .build()) {
            assertThat(pool.apply(LifeFunctions::stateIsNull, 0)).isTrue();
        }
    }

    @Test
    void initializerOrArgument_thatCannotTravel_isRefusedByBuild() {
        Object captured = new Object();
        assertThatThrownBy(() ->
                        Pools.builder(1).initializer(() -> captured.toString()).build())
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> Pools.builder(1)
                        .initializer((PoolFunction<List<Object>, Object>) list -> list, List.of(1, new Object()))
                        .build())
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("initializer's argument")
                .hasMessageContaining("[1]")
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void argument_changedAfterBuild_reachesReplacementsAsItWas() {
        List<Long> starts = new java.util.ArrayList<>(List.of(1L));
        try (Pool pool = Pools.builder(1)
                .initializer(LifeFunctions::namedCounter, "n", starts)
                .build()) {
            starts.add(100L);
            assertThat(pool.apply(LifeFunctions::next, 0)).isEqualTo(2);
            assertThatThrownBy(() -> pool.apply(Functions::haltOn13, 13)).isInstanceOf(WorkerDiedException.class);
            assertThat(pool.apply(LifeFunctions::next, 0)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void initializer_throws_endsInOneErrorForAllCalls(Engine engine) {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(1)
                .engine(engine)
                .listener(recorder)
                .initializer(LifeFunctions::noLicence)
                .build()) {
            PoolBrokenException first =
                    catchThrowableOfType(PoolBrokenException.class, () -> pool.apply(Functions::square, 1));
            assertThat(first).hasMessageContaining("no licence").hasMessageContaining("initializer");
            assertThat(first.getCause())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no licence");
            assertThat(first.getCause().getStackTrace()[0].getMethodName()).isEqualTo("noLicence");
            PoolBrokenException second =
                    catchThrowableOfType(PoolBrokenException.class, () -> pool.map(Functions::square, List.of()));
            assertThat(second).isNotSameAs(first).hasMessage(first.getMessage());
        }
        assertThat(recorder.deaths).hasSize(engine == Engine.sequential() ? 1 : 3);
        assertThat(recorder.ready).isEmpty();
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of((PoolSupplier<Object>) LifeFunctions::exitInInitializer, "leaving"),
                Arguments.of((PoolSupplier<Object>) LifeFunctions::haltInInitializer, "exit code 9"));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void initializer_endsItsProcess_endsInOneError(PoolSupplier<Object> initializer, String words) {
        Recorder recorder = new Recorder();
        try (Pool pool =
                Pools.builder(2).listener(recorder).initializer(initializer).build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 1))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessageContaining("initializer")
                    .hasMessageContaining(words);
        }
        assertThat(recorder.deaths).as("three times, of two at once").hasSizeLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void initializer_hangs_closeAndTerminateEndIt(Engine engine) {
        for (boolean terminate : new boolean[] {false, true}) {
            Pool pool = Pools.builder(1)
                    .engine(engine)
                    .initializer(LifeFunctions::waitInInitializer, folder.toString())
                    .build();
            awaitStarted();
            assertThat(pool.workers().get(0).state()).isEqualTo(WorkerState.STARTING);
            if (terminate) {
                pool.terminate();
            } else {
                pool.close();
            }
            assertThat(pool.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    private void awaitStarted() {
        Awaitility.await().until(() -> files() > 0);
    }

    @Test
    void initializer_hangsBeyondInterrupts_closeEndsItsProcess() throws Exception {
        Pool pool =
                Pools.builder(2).initializer(LifeFunctions::hangInInitializer).build();
        AsyncResult<Integer> pending = pool.applyAsync(Functions::square, 2);
        Awaitility.await().until(() -> pool.workers().stream().allMatch(worker -> worker.launchToReady() != null));
        Thread closing = new Thread(pool::close);
        closing.start();
        Awaitility.await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        assertThat(pending.ready()).as("close waits for submitted work").isFalse();
        pending.cancel(true);
        closing.join(Duration.ofSeconds(10).toMillis());
        assertThat(closing.isAlive()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void worker_thatInitialises_isNotReady(Engine engine) throws Exception {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(1)
                .engine(engine)
                .listener(recorder)
                .initializer(LifeFunctions::waitInInitializer, folder.toString())
                .build()) {
            awaitStarted();
            assertThat(recorder.starting).containsExactly(1);
            assertThat(recorder.ready).isEmpty();
            AsyncResult<Integer> pending = pool.applyAsync(Functions::square, 2);
            assertThat(pending.await(Duration.ofMillis(200))).isFalse();
            Files.writeString(folder.resolve("go"), "");
            assertThat(pending.get()).isEqualTo(4);
            assertThat(recorder.ready).containsExactly(1);
        }
    }

    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void initializer_failsInOneWorker_isRetriedWhileTheOtherWorks(Engine engine) throws Exception {
        Recorder recorder = new Recorder();
        try (Pool pool = Pools.builder(2)
                .engine(engine)
                .listener(recorder)
                .initializer(LifeFunctions::onlyFirst, folder.toString())
                .build()) {
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> recorder.deaths.size() >= 4);
            assertThat(pool.map(Functions::square, List.of(1, 2, 3), 1)).containsExactly(1, 4, 9);
            Files.writeString(folder.resolve("go"), "");
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> recorder.ready.size() == 2);
        }
        assertThat(recorder.deaths).allSatisfy(death -> assertThat(death).contains("not the first"));
        assertThat(recorder.deaths).as("it was tried later each time").hasSizeLessThan(12);
    }
}
