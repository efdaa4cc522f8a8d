package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.Saturation;
import io.github.poollaunch.WorkerDiedException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pool as an executor service: tasks, their results and their failures. */
@ExtendWith(NoSurvivors.class)
class ExecutorServiceIT {

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void submit_taskOfAnyKind_tellsItsEnd(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            Object stays = new Object(); // It could not travel.
            Future<String> text = service.submit(() -> "text");
            Future<String> none = service.submit(() -> (String) null);
            Future<?> nothing = service.submit(ExecutorTasks::nothing);
            Future<Object> given = service.submit(ExecutorTasks::nothing, stays);
            Future<String> givenNull = service.submit(() -> ExecutorTasks.nothing(), null);
            assertThat(text.get()).isEqualTo("text");
            assertThat(none.get()).isNull();
            assertThat(nothing.get()).isNull();
            assertThat(given.get()).isSameAs(stays);
            assertThat(givenNull.get(40, TimeUnit.SECONDS)).isNull();
            assertThat(List.of(text, none, nothing, given)).allSatisfy(each -> {
                assertThat(each.isDone()).isTrue();
                assertThat(each.isCancelled()).isFalse();
            });
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void submit_plainServiceAndCastLambda_works(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            ExecutorService service = pool.asExecutorService();
            assertThat(service.submit((Callable<Integer> & Serializable) () -> 5)
                            .get())
                    .isEqualTo(5);
            assertThat(service.submit((Runnable & Serializable) ExecutorTasks::nothing)
                            .get())
                    .isNull();
        }
    }

    @Test
    void submit_processes_runInAnother() throws Exception {
        try (Pool pool = Pools.of(1)) {
            assertThat(pool.asExecutorService().submit(ExecutorTasks::pid).get())
                    .isEqualTo(pool.workers().get(0).pid())
                    .isNotEqualTo(ProcessHandle.current().pid());
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void execute_task_runs(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        gate.open();
        String path = folder.toString();
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            pool.asExecutorService().execute(() -> passUnchecked(path, "a"));
        }
        assertThat(gate.hasEnded("a")).isTrue();
    }

    private static void passUnchecked(String path, String name) {
        try {
            Gate.pass(path, name);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void anyCall_null_isRefused(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            ExecutorService service = pool.asExecutorService();
            assertThatThrownBy(() -> service.submit((Callable<?>) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> service.submit((Runnable) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> service.submit(null, "")).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> service.execute(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> service.awaitTermination(1, null)).isInstanceOf(NullPointerException.class);
            service.shutdown();
            assertThatThrownBy(() -> service.execute(null)).isInstanceOf(NullPointerException.class);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void get_taskThrew_causeIsItsOwnException(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            Future<String> failed = service.submit(() -> ExecutorTasks.fail("odd"));
            for (int i = 0; i < 2; i++) {
                Throwable cause = causeOf(failed);
                assertThat(cause)
                        .isExactlyInstanceOf(Functions.OddException.class)
                        .hasMessage("odd");
                assertThat(cause.getStackTrace()[0].getClassName()).isEqualTo(ExecutorTasks.class.getName());
                assertThat(cause.getStackTrace()[0].getMethodName()).isEqualTo("fail");
            }
            assertThat(causeOf(service.submit(() -> {
                        throw new AssertionError("an Error, too");
                    })))
                    .isExactlyInstanceOf(AssertionError.class);
            assertThat(causeOf(service.submit(() -> ExecutorTasks.failUnchecked("value is lost"), "value")))
                    .isExactlyInstanceOf(IllegalStateException.class);
            assertThat(failed.isDone()).isTrue();
            assertThat(failed.isCancelled()).isFalse();
            assertThat(failed.cancel(true)).isFalse();
        }
    }

    static Throwable causeOf(Future<?> future) throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("it has ended well: " + future.get(40, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Test
    void get_workerDied_saysSoAndTheNextTaskRuns() throws Exception {
        try (Pool pool = Pools.of(1)) {
            PoolExecutorService service = pool.asExecutorService(1, Saturation.BLOCK);
            Future<String> dies = service.submit(() -> ExecutorTasks.halt(7));
            Future<String> next = service.submit(() -> "lives");
            assertThat(causeOf(dies))
                    .isInstanceOfSatisfying(
                            WorkerDiedException.class,
                            death -> assertThat(death.exitCode()).isEqualTo(7));
            assertThat(next.get()).isEqualTo("lives");
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void get_timeLimit_isKeptAndTheTaskGoesOn(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            Future<String> slow = pool.asExecutorService().submit(gate.task("a"));
            assertThatThrownBy(() -> slow.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> slow.get(-1, TimeUnit.DAYS)).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> slow.get(1, null)).isInstanceOf(NullPointerException.class);
            assertThat(slow.isDone()).isFalse();
            gate.open();
            assertThat(slow.get(Long.MAX_VALUE, TimeUnit.DAYS)).isEqualTo("a");
            assertThat(slow.get(0, TimeUnit.NANOSECONDS)).isEqualTo("a");
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void get_waiterInterrupted_taskGoesOn(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            Future<String> slow = pool.asExecutorService().submit(gate.task("a"));
            AtomicReference<Throwable> untimed = new AtomicReference<>();
            AtomicReference<Throwable> timed = new AtomicReference<>();
            Thread one = waiter(untimed, slow::get);
            Thread two = waiter(timed, () -> slow.get(1, TimeUnit.HOURS));
            one.interrupt();
            two.interrupt();
            one.join();
            two.join();
            assertThat(untimed.get()).isInstanceOf(InterruptedException.class);
            assertThat(timed.get()).isInstanceOf(InterruptedException.class);
            gate.open();
            assertThat(slow.get()).isEqualTo("a");
        }
    }

    static Thread waiter(AtomicReference<Throwable> seen, Callable<?> call) {
        Thread thread = new Thread(() -> {
            try {
                call.call();
            } catch (Throwable e) {
                seen.set(e);
            }
        });
        thread.start();
        return thread;
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void execute_taskThrows_theHandlerGetsItsOwnException(Engine engine) throws Exception {
        try (UncaughtExceptions uncaught = new UncaughtExceptions();
                Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            service.execute(() -> ExecutorTasks.failUnchecked("uncaught"));
            assertThat(uncaught.next())
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("uncaught");
            // A submitted one's goes to its future alone.
            assertThat(causeOf(service.submit(() -> ExecutorTasks.failUnchecked("caught"))))
                    .hasMessage("caught");
            service.shutdown();
            assertThat(service.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
            assertThat(uncaught.isEmpty()).isTrue();
        }
    }

    @Test
    void execute_workerDies_theHandlerIsTold() throws Exception {
        try (UncaughtExceptions uncaught = new UncaughtExceptions();
                Pool pool = Pools.of(1)) {
            pool.asExecutorService().execute(() -> ExecutorTasks.halt(9));
            assertThat(uncaught.next()).isInstanceOf(WorkerDiedException.class);
        }
    }

    /** What a thread writes before it submits, the task sees; what the task writes, who gets its result sees. */
    @Test
    void submitAndGet_plainData_isHandedOver() throws Exception {
        try (Pool pool = Pools.builder(2).engine(Engine.threads()).build()) {
            PoolExecutorService service = pool.asExecutorService();
            long[] plain = new long[1];
            for (long i = 0; i < 20_000; i += 2) {
                long expected = i + 1;
                plain[0] = expected;
                assertThat(service.submit(() -> plain[0]++).get()).isEqualTo(expected);
                assertThat(plain[0]).isEqualTo(expected + 1);
            }
        }
    }

    @Test
    void submit_processes_taskHasACopyAsOfItsSubmission(@TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.of(1)) {
            PoolExecutorService service = pool.asExecutorService();
            Future<String> before = service.submit(gate.task("a"));
            long[] mutable = {1};
            Future<Long> sum = service.submit(() -> mutable[0] += 10);
            mutable[0] = 100;
            gate.open();
            assertThat(before.get()).isEqualTo("a");
            assertThat(sum.get()).isEqualTo(11);
            assertThat(mutable[0]).isEqualTo(100);
        }
    }
}
