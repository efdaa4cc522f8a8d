package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.Saturation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks of an executor service that are cancelled: waiting, running, ended, or just between. */
@ExtendWith(NoSurvivors.class)
class ExecutorCancelIT {

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void cancel_waitingTask_neverRuns(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            Future<String> running = service.submit(gate.task("a"));
            Future<String> one = service.submit(gate.task("b"));
            Future<String> two = service.submit(gate.task("c"));
            assertThat(one.cancel(false)).isTrue();
            assertThat(two.cancel(true)).isTrue();
            assertThat(two.cancel(true)).isFalse();
            assertIsCancelled(one);
            assertIsCancelled(two);
            gate.open();
            assertThat(running.get()).isEqualTo("a");
            assertThat(service.submit(() -> "next").get()).isEqualTo("next");
        }
        assertThat(gate.hasStarted("b")).isFalse();
        assertThat(gate.hasStarted("c")).isFalse();
    }

    private static void assertIsCancelled(Future<?> future) {
        assertThat(future.isDone()).isTrue();
        assertThat(future.isCancelled()).isTrue();
        assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> future.get(1, TimeUnit.HOURS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancelTrue_runningInAProcess_endsThatProcess(@TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.of(1)) {
            PoolExecutorService service = pool.asExecutorService();
            long before = service.submit(ExecutorTasks::pid).get();
            String path = folder.toString();
            Future<Long> running = service.submit(() -> {
                Gate.pass(path, "a");
                return Functions.hangBeyondInterrupts(0);
            });
            gate.open();
            gate.awaitEnded("a");
            AtomicReference<Throwable> seen = new AtomicReference<>();
            Thread waiter = ExecutorServiceIT.waiter(seen, running::get);
            assertThat(running.cancel(true)).isTrue();
            waiter.join();
            assertThat(seen.get()).isInstanceOf(CancellationException.class);
            assertIsCancelled(running);
            assertThat(service.submit(ExecutorTasks::pid).get()).isNotEqualTo(before);
            assertThat(ProcessHandle.of(before)).isEmpty();
        }
    }

    @Test
    void cancelTrue_runningInAThread_interruptsIt(@TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(1).engine(Engine.threads()).build()) {
            PoolExecutorService service = pool.asExecutorService();
            Future<String> running = service.submit(gate.task("a"));
            gate.awaitStarted("a");
            assertThat(running.cancel(true)).isTrue();
            assertIsCancelled(running);
            assertThat(service.submit(() -> Thread.currentThread().isInterrupted())
                            .get())
                    .isFalse();
            assertThat(gate.hasEnded("a")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void cancelFalse_running_taskGoesOnAndItsResultIsIgnored(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            Future<String> running = pool.asExecutorService().submit(gate.task("a"));
            gate.awaitStarted("a");
            assertThat(running.cancel(false)).isTrue();
            assertIsCancelled(running);
            gate.open();
            gate.awaitEnded("a");
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void cancel_endedTask_changesNothing(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            Future<String> ended = pool.asExecutorService().submit(() -> "there");
            assertThat(ended.get()).isEqualTo("there");
            assertThat(ended.cancel(true)).isFalse();
            assertThat(ended.isCancelled()).isFalse();
            assertThat(ended.get()).isEqualTo("there");
        }
    }

    /** Just when a worker takes it: whatever is first, the future tells, and no neighbour is hit. */
    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void cancel_atAnyMoment_hitsThatTaskAlone(Engine engine) throws Exception {
        int rounds = engine == Engine.threads() ? 2_000 : 12;
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService(4, Saturation.BLOCK);
            List<Future<Integer>> kept = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                int number = i;
                Future<String> victim = service.submit(ExecutorTasks::hang);
                kept.add(service.submit(() -> number));
                if (i % 2 == 0) {
                    kept.get(i).get(); // So the other worker has had time to take the victim, or just takes it.
                }
                assertThat(victim.cancel(true)).isTrue();
                assertIsCancelled(victim);
            }
            for (int i = 0; i < rounds; i++) {
                assertThat(kept.get(i).get()).isEqualTo(i);
            }
        }
    }
}
