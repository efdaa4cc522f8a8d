package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.PoolSupplier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** invokeAll and invokeAny. */
@ExtendWith(NoSurvivors.class)
class ExecutorInvokeIT {

    private static final PoolSupplier<String> GOOD = () -> "good";
    private static final PoolSupplier<String> BAD = () -> ExecutorTasks.fail("bad");
    private static final PoolSupplier<String> HANGS = ExecutorTasks::hang;

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void invoke_badArguments_areRefused(Engine engine) {
        List<PoolSupplier<String>> withNull = Arrays.asList(GOOD, null);
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            assertNull(() -> service.invokeAny(null));
            assertNull(() -> service.invokeAll(null));
            assertNull(() -> service.invokeAny(null, 1, TimeUnit.HOURS));
            assertNull(() -> service.invokeAll(null, 1, TimeUnit.HOURS));
            assertNull(() -> service.invokeAny(List.of(GOOD), 1, null));
            assertNull(() -> service.invokeAll(List.of(GOOD), 1, null));
            assertNull(() -> service.invokeAll(withNull));
            assertNull(() -> service.invokeAll(withNull, 1, TimeUnit.HOURS));
            assertNull(() -> service.invokeAny(Arrays.asList(null, GOOD)));
            assertNull(() -> service.invokeAny(Arrays.asList(null, GOOD), 1, TimeUnit.HOURS));
            assertThatThrownBy(() -> service.invokeAny(List.<Callable<String>>of()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> service.invokeAny(List.<Callable<String>>of(), 1, TimeUnit.HOURS))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertNull(Callable<?> call) {
        assertThatThrownBy(call::call).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void invokeAll_someFail_allAreDoneAndInOrder(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            assertThat(service.invokeAll(List.<Callable<String>>of())).isEmpty();
            assertThat(service.invokeAll(List.<Callable<String>>of(), 1, TimeUnit.HOURS))
                    .isEmpty();
            List<PoolSupplier<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = i;
                tasks.add(() -> Functions.failOnOdd(number));
            }
            for (List<Future<Integer>> futures :
                    List.of(service.invokeAll(tasks), service.invokeAll(tasks, 40, TimeUnit.SECONDS))) {
                assertThat(futures).hasSize(10).allMatch(Future::isDone);
                for (int i = 0; i < 10; i += 2) {
                    assertThat(futures.get(i).get()).isEqualTo(i);
                    assertThat(ExecutorServiceIT.causeOf(futures.get(i + 1))).hasMessage("odd: " + (i + 1));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void invokeAll_timeOver_stopsTheRestForReal(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            assertThat(service.submit(GOOD).get()).isEqualTo("good"); // A worker is there.
            List<Future<String>> futures =
                    service.invokeAll(List.of(GOOD, HANGS, HANGS, HANGS), 1500, TimeUnit.MILLISECONDS);
            assertThat(futures.get(0).get()).isEqualTo("good");
            assertThat(futures.subList(1, 4)).allMatch(Future::isCancelled);
            assertThat(service.invokeAll(List.of(GOOD, HANGS), 0, TimeUnit.SECONDS))
                    .allMatch(Future::isCancelled);
            // Both workers are free again.
            assertThat(service.invokeAll(List.of(GOOD, GOOD, GOOD))).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void invokeAll_callerInterrupted_stopsThem(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            AtomicReference<Throwable> seen = new AtomicReference<>();
            Thread caller =
                    ExecutorServiceIT.waiter(seen, () -> service.invokeAll(List.of(gate.task("a"), gate.task("b"))));
            gate.awaitStarted("a");
            caller.interrupt();
            caller.join();
            assertThat(seen.get()).isInstanceOf(InterruptedException.class);
            // The one worker is free again: "b" may have begun between the two cancellations, and was stopped, too.
            assertThat(service.submit(GOOD).get()).isEqualTo("good");
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void invokeAll_oneCannotTravel_isRefused(Engine engine) throws Exception {
        Object bound = new Object();
        Callable<String> cannotTravel = () -> bound.toString();
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            if (engine == Engine.processes()) {
                assertThatThrownBy(() -> service.invokeAll(List.of(HANGS, cannotTravel)))
                        .isInstanceOf(RejectedExecutionException.class);
                // What was submitted before is stopped.
                assertThat(service.submit(GOOD).get()).isEqualTo("good");
            } else {
                assertThat(service.invokeAll(List.of(GOOD, cannotTravel))).allMatch(Future::isDone);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void invokeAny_allFail_throwsTheLastsOwnException(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            assertThatThrownBy(() -> service.invokeAny(List.of(BAD, BAD)))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseExactlyInstanceOf(Functions.OddException.class);
            assertThatThrownBy(() -> service.invokeAny(List.of(BAD, BAD), 40, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseExactlyInstanceOf(Functions.OddException.class);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void invokeAny_oneSucceeds_isReturnedAndTheRestStopped(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            assertThat(service.invokeAny(List.of(BAD, HANGS, GOOD))).isEqualTo("good");
            assertThat(service.invokeAny(List.of(HANGS, BAD, GOOD), 40, TimeUnit.SECONDS))
                    .isEqualTo("good");
            assertThat(service.invokeAll(List.of(GOOD, GOOD, GOOD))).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void invokeAny_timeOver_stopsThemForReal(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            assertThatThrownBy(() -> service.invokeAny(List.of(HANGS, BAD, HANGS), 1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
            assertThat(service.invokeAll(List.of(GOOD, GOOD, GOOD))).hasSize(3);
        }
    }

    /** Callbacks are the user's: one that takes its time, or calls invokeAny itself, holds no invokeAny up. */
    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void invokeAny_callbackRuns_isNotHeldUp(Engine engine) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<String> inCallback = new CompletableFuture<>();
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            var unused = pool.applyAsync(
                    GOOD,
                    result -> {
                        try {
                            inCallback.complete(service.invokeAny(List.of(GOOD, BAD)));
                            release.await();
                        } catch (Exception e) {
                            inCallback.completeExceptionally(e);
                        }
                    },
                    null);
            assertThat(inCallback.get(40, TimeUnit.SECONDS)).isEqualTo("good");
            assertThat(service.invokeAny(List.of(GOOD, BAD), 40, TimeUnit.SECONDS))
                    .isEqualTo("good");
            release.countDown();
        }
    }
}
