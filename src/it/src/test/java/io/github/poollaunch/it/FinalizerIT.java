package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.WorkerDiedException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs in a worker that ends in order. */
@ExtendWith(NoSurvivors.class)
class FinalizerIT {

    static Stream<Engine> engines() {
        return Stream.of(Engine.processes(), Engine.threads(), Engine.sequential());
    }

    static Stream<Engine> withWorkersOfTheirOwn() {
        return Stream.of(Engine.processes(), Engine.threads());
    }

    private static void awaitReady(Recorder recorder, int workers) {
        Awaitility.await().until(() -> recorder.ready.size() == workers);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void close_finalizersHaveRun_resultsAreThere(Engine engine) {
        Pool pool = Pools.covered(2)
                .engine(engine)
                .initializer(LifeFunctions::openCounter)
                .finalizer(LifeFunctions::finalCount)
                .build();
        pool.map(LifeFunctions::next, Collections.nCopies(10, 0), 1);
        assertThat(pool.finalizerResults()).isEmpty();
        pool.close();
        assertThat(pool.finalizerResults().stream()
                        .mapToInt(Integer.class::cast)
                        .sum())
                .isEqualTo(10);
        pool.close();
        assertThat(pool.finalizerResults()).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void results_areInTheOrderOfTheWorkers(Engine engine) {
        Recorder recorder = new Recorder();
        Pool pool = Pools.builder(3)
                .engine(engine)
                .listener(recorder)
                .finalizer(LifeFunctions::finalId)
                .build();
        awaitReady(recorder, 3);
        pool.close();
        assertThat(pool.finalizerResults()).isEqualTo(List.of(1, 2, 3));
        assertThat(recorder.retired).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(recorder.deaths).isEmpty();
    }

    @Test
    void workerThatDied_hasNoResult() {
        Pool pool = Pools.builder(1).finalizer(LifeFunctions::finalId).build();
        assertThatThrownBy(() -> pool.apply(Functions::haltOn13, 13)).isInstanceOf(WorkerDiedException.class);
        assertThat(pool.apply(Functions::square, 2)).isEqualTo(4);
        pool.close();
        assertThat(pool.finalizerResults()).isEqualTo(List.of(2));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void terminate_runsNoFinalizer(Engine engine) {
        Recorder recorder = new Recorder();
        Pool pool = Pools.builder(1)
                .engine(engine)
                .listener(recorder)
                .finalizer(LifeFunctions::finalId)
                .build();
        assertThat(pool.apply(Functions::square, 2)).isEqualTo(4);
        pool.terminate();
        pool.join();
        assertThat(pool.finalizerResults()).isEmpty();
        assertThat(recorder.failedFinalizers).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void finalizer_throwsInOneWorker_othersAreNotDisturbed(Engine engine) {
        Recorder recorder = new Recorder();
        Pool pool = Pools.builder(2)
                .engine(engine)
                .listener(recorder)
                .finalizer(LifeFunctions::failingFinalizer)
                .build();
        awaitReady(recorder, 2);
        pool.close();
        assertThat(pool.finalizerResults()).isEqualTo(List.of(2));
        assertThat(recorder.failedFinalizers)
                .singleElement()
                .isInstanceOfSatisfying(
                        IllegalStateException.class,
                        thrown -> assertThat(thrown).hasMessage("cannot flush"));
        assertThat(recorder.retired).containsExactlyInAnyOrder(1, 2);
        assertThat(recorder.deaths).isEmpty();
    }

    @Test
    void finalizer_haltsOrCannotSendItsResult_isReported() {
        Recorder recorder = new Recorder();
        Pool pool = Pools.covered(1)
                .listener(recorder)
                .finalizer(LifeFunctions::haltingFinalizer)
                .build();
        awaitReady(recorder, 1);
        pool.close();
        assertThat(recorder.failedFinalizers).singleElement().isInstanceOf(PoolException.class);
        assertThat(recorder.failedFinalizers.get(0)).hasMessageContaining("exit code 8");
        assertThat(pool.finalizerResults()).isEmpty();
        assertThat(recorder.retired).containsExactly(1);

        Recorder second = new Recorder();
        pool = Pools.covered(1)
                .listener(second)
                .finalizer(LifeFunctions::unserialisableFinalizer)
                .build();
        awaitReady(second, 1);
        pool.close();
        assertThat(second.failedFinalizers).hasSize(1);
        assertThat(second.failedFinalizers.get(0)).hasMessageContaining("cannot travel");
    }

    @ParameterizedTest
    @MethodSource("withWorkersOfTheirOwn")
    void finalizer_hangs_closeGivesItUp(Engine engine) {
        Recorder recorder = new Recorder();
        Pool pool = Pools.builder(1)
                .engine(engine)
                .name("hanging-" + engine.name()) // Its thread cannot be killed, and would count as a survivor.
                .listener(recorder)
                .finalizer(LifeFunctions::hangingFinalizer)
                .build();
        awaitReady(recorder, 1);
        pool.close();
        assertThat(recorder.failedFinalizers).hasSize(1);
        assertThat(recorder.failedFinalizers.get(0)).hasMessageContaining("10 s");
        assertThat(pool.finalizerResults()).isEmpty();
    }

    @Test
    void finalizer_hangs_terminateEndsIt() throws Exception {
        Recorder recorder = new Recorder();
        Pool pool = Pools.builder(1)
                .listener(recorder)
                .finalizer(LifeFunctions::hangingFinalizer)
                .build();
        awaitReady(recorder, 1);
        Thread closing = new Thread(pool::close);
        closing.start();
        Awaitility.await()
                .until(() -> pool.workers().stream()
                        .anyMatch(worker -> worker.state() == io.github.poollaunch.WorkerState.STOPPING));
        long start = System.nanoTime();
        pool.terminate();
        closing.join();
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        assertThat(recorder.failedFinalizers).isEmpty();
    }
}
