package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.Saturation;
import io.github.poollaunch.WorkerDiedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An executor service with a bounded queue. */
@ExtendWith(NoSurvivors.class)
class ExecutorQueueIT {

    /** What frees a caller that waits for a place, other than a place. */
    enum Freed {
        CLOSE,
        SHUTDOWN,
        SHUTDOWN_NOW,
        TERMINATE,
        INTERRUPT
    }

    @Test
    void asExecutorService_badLimit_isRefused() {
        try (Pool pool = Pools.builder(1).engine(Engine.threads()).build()) {
            assertThatThrownBy(() -> pool.asExecutorService(0, Saturation.REJECT))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pool.asExecutorService(1, null)).isInstanceOf(NullPointerException.class);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void reject_fullQueue_refusesUntilThereIsRoom(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService(2, Saturation.REJECT);
            Future<String> running = service.submit(gate.task("a"));
            gate.awaitStarted("a"); // What a worker has taken does not count.
            Future<String> one = service.submit(gate.task("b"));
            Future<String> two = service.submit(gate.task("c"));
            assertFull(service);
            assertFull(service);
            // One that is given up leaves its place.
            assertThat(one.cancel(false)).isTrue();
            Future<String> three = service.submit(gate.task("d"));
            assertFull(service);
            gate.open();
            assertThat(running.get() + two.get() + three.get()).isEqualTo("acd");
            assertTakes(service, 2);
        }
    }

    private static void assertFull(PoolExecutorService service) {
        assertThatThrownBy(() -> service.submit(() -> "no room"))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("full");
        assertThatThrownBy(() -> service.execute(ExecutorTasks::nothing))
                .isInstanceOf(RejectedExecutionException.class);
    }

    /** All the places are there, and no more: none was lost, none was given back twice. */
    private static void assertTakes(PoolExecutorService service, int capacity) throws Exception {
        List<Future<?>> blockers = new ArrayList<>();
        blockers.add(service.submit(ExecutorTasks::hang));
        await().until(() -> {
            try {
                while (blockers.size() < capacity + 1) {
                    blockers.add(service.submit(ExecutorTasks::hang));
                }
                return true;
            } catch (RejectedExecutionException e) {
                return false; // The first has not been taken yet.
            }
        });
        assertFull(service);
        for (int i = blockers.size() - 1; i >= 0; i--) {
            assertThat(blockers.get(i).cancel(true)).isTrue();
        }
        assertThat(service.submit(() -> "free").get()).isEqualTo("free");
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void places_afterEndsOfAllKinds_areAllThere(Engine engine) throws Exception {
        boolean processes = engine == Engine.processes();
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService(3, Saturation.REJECT);
            Object bound = new Object();
            for (int i = 0; i < (processes ? 3 : 300); i++) {
                Future<String> fails = service.submit(() -> ExecutorTasks.fail("odd"));
                Future<String> given = service.submit(ExecutorTasks::hang);
                if (processes) {
                    assertThatThrownBy(() -> service.submit((Callable<?>) bound::toString))
                            .isInstanceOf(RejectedExecutionException.class);
                    assertThat(given.cancel(true)).isTrue();
                    assertThat(ExecutorServiceIT.causeOf(service.submit(() -> ExecutorTasks.halt(3))))
                            .isInstanceOf(WorkerDiedException.class);
                }
                assertThat(given.cancel(true)).isEqualTo(!processes);
                assertThat(given.cancel(true)).isFalse();
                assertThat(ExecutorServiceIT.causeOf(fails)).hasMessage("odd");
            }
            assertTakes(service, 3);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void block_fullQueue_waitsForAPlace(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService(1, Saturation.BLOCK);
            Future<String> running = service.submit(gate.task("a"));
            gate.awaitStarted("a");
            Future<String> waiting = service.submit(gate.task("b"));
            AtomicReference<Future<String>> late = new AtomicReference<>();
            AtomicReference<Throwable> seen = new AtomicReference<>();
            Thread caller = ExecutorServiceIT.waiter(seen, () -> {
                late.set(service.submit(gate.task("c")));
                return null;
            });
            awaitWaits(caller);
            // Another view has a queue of its own.
            PoolExecutorService other = pool.asExecutorService(1, Saturation.REJECT);
            Future<String> ofOther = other.submit(gate.task("d"));
            assertThat(late.get()).isNull();
            gate.open();
            caller.join();
            assertThat(seen.get()).isNull();
            assertThat(running.get() + waiting.get() + late.get().get() + ofOther.get())
                    .isEqualTo("abcd");
        }
    }

    private static void awaitWaits(Thread caller) {
        await().until(() -> caller.getState() == Thread.State.WAITING);
    }

    @ParameterizedTest
    @EnumSource(Freed.class)
    void block_waitingCaller_isFreed(Freed freed, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        Pool pool = Pools.of(1);
        PoolExecutorService service = pool.asExecutorService(1, Saturation.BLOCK);
        Future<String> running = service.submit(gate.task("a"));
        gate.awaitStarted("a");
        Future<String> waiting = service.submit(gate.task("b"));
        List<Thread> callers = new ArrayList<>();
        List<AtomicReference<Throwable>> seen = new ArrayList<>();
        List<AtomicReference<Boolean>> flags = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            seen.add(failure);
            flags.add(flag);
            callers.add(ExecutorServiceIT.waiter(failure, () -> {
                try {
                    return service.submit(gate.task("c")).get();
                } finally {
                    flag.set(Thread.currentThread().isInterrupted());
                }
            }));
        }
        callers.forEach(ExecutorQueueIT::awaitWaits);
        Thread closer = new Thread(pool::close);
        switch (freed) {
            case CLOSE -> closer.start();
            case SHUTDOWN -> service.shutdown();
            case SHUTDOWN_NOW -> assertThat(service.shutdownNow()).hasSize(1);
            case TERMINATE -> pool.terminate();
            case INTERRUPT -> callers.forEach(Thread::interrupt);
        }
        for (Thread caller : callers) {
            caller.join(); // Although the task that runs has not ended.
        }
        assertThat(seen).allSatisfy(each -> assertThat(each.get()).isInstanceOf(RejectedExecutionException.class));
        assertThat(flags).allSatisfy(each -> assertThat(each.get()).isEqualTo(freed == Freed.INTERRUPT));
        if (freed == Freed.CLOSE || freed == Freed.SHUTDOWN || freed == Freed.INTERRUPT) {
            assertThat(running.isDone()).isFalse();
            gate.open();
            assertThat(running.get() + waiting.get()).isEqualTo("ab");
        }
        closer.join();
        pool.close();
        assertThat(gate.hasStarted("c")).isFalse();
        assertThat(service.isTerminated()).isTrue();
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void runInCaller_fullQueue_callerRunsIt(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (UncaughtExceptions uncaught = new UncaughtExceptions();
                Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService(1, Saturation.RUN_IN_CALLER);
            Future<String> running = service.submit(gate.task("a"));
            gate.awaitStarted("a");
            Future<String> waiting = service.submit(gate.task("b"));
            Future<String> here = service.submit(() -> Thread.currentThread().getName());
            assertThat(here.isDone()).isTrue();
            assertThat(here.get()).isEqualTo(Thread.currentThread().getName());
            assertThat(here.cancel(true)).isFalse();
            assertThat(service.submit(ExecutorTasks::nothing, "value").get()).isEqualTo("value");
            assertThat(ExecutorServiceIT.causeOf(service.submit(() -> ExecutorTasks.fail("here"))))
                    .isExactlyInstanceOf(Functions.OddException.class);
            service.execute(() -> ExecutorTasks.failUnchecked("uncaught here"));
            assertThat(uncaught.next())
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("uncaught here");
            gate.open();
            assertThat(running.get() + waiting.get()).isEqualTo("ab");
            service.shutdown();
            assertThatThrownBy(() -> service.submit(() -> "closed")).isInstanceOf(RejectedExecutionException.class);
        }
    }

    /** More callers than places, for a while: all is done, and nobody is forgotten. */
    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void block_manyCallers_allGetTheirTurn(Engine engine) throws Exception {
        int each = engine == Engine.threads() ? 2_000 : 100;
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService(2, Saturation.BLOCK);
            List<Thread> callers = new ArrayList<>();
            List<AtomicReference<Throwable>> seen = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                AtomicReference<Throwable> failure = new AtomicReference<>();
                seen.add(failure);
                callers.add(ExecutorServiceIT.waiter(failure, () -> {
                    List<Future<Integer>> futures = new ArrayList<>();
                    for (int number = 0; number < each; number++) {
                        int result = number;
                        futures.add(service.submit(() -> result));
                    }
                    for (int number = 0; number < each; number++) {
                        assertThat(futures.get(number).get(40, TimeUnit.SECONDS))
                                .isEqualTo(number);
                    }
                    return null;
                }));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(seen).allSatisfy(failure -> assertThat(failure.get()).isNull());
        }
    }
}
