package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.PoolRunnable;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.Saturation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An executor service's end: shut down, shut down now, with its pool, or in the midst of submissions. */
@ExtendWith(NoSurvivors.class)
class ExecutorEndIT {

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void shutdown_workSubmitted_finishesAndNothingIsTakenAfterwards(Engine engine, @TempDir Path folder)
            throws Exception {
        Gate gate = new Gate(folder);
        Pool pool = Pools.builder(1).engine(engine).build();
        PoolExecutorService service = pool.asExecutorService();
        List<Future<String>> futures = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            futures.add(service.submit(gate.task(name)));
        }
        assertThat(service.isShutdown()).isFalse();
        assertThat(service.isTerminated()).isFalse();
        service.shutdown();
        service.shutdown();
        assertThat(service.isShutdown()).isTrue();
        assertThat(service.isTerminated()).isFalse();
        assertThat(service.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
        assertRefusesAll(service);
        gate.open();
        assertThat(service.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
        assertThat(service.isTerminated()).isTrue();
        assertThat(futures).allMatch(Future::isDone);
        assertThat(futures.get(2).get()).isEqualTo("c");
        assertThat(service.shutdownNow()).isEmpty();
        assertRefusesAll(service);
    }

    private static void assertRefusesAll(PoolExecutorService service) {
        assertThatThrownBy(() -> service.submit(() -> 1))
                .isInstanceOf(RejectedExecutionException.class)
                .hasCauseInstanceOf(PoolClosedException.class);
        assertThatThrownBy(() -> service.execute(ExecutorTasks::nothing))
                .isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> service.invokeAny(List.of(() -> 1))).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> service.invokeAll(List.of(() -> 1))).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> new ExecutorCompletionService<Integer>(service).submit(() -> 1))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void shutdownNow_givesBackWhatHadNotStarted_andNobodyWaitsInVain(Engine engine, @TempDir Path folder)
            throws Exception {
        Gate gate = new Gate(folder);
        Pool pool = Pools.builder(1).engine(engine).build();
        PoolExecutorService service = pool.asExecutorService();
        String path = folder.toString();
        PoolRunnable executed = ExecutorTasks::nothing;
        try (UncaughtExceptions uncaught = new UncaughtExceptions()) {
            Future<String> running = service.submit(() -> {
                Gate.pass(path, "a");
                return ExecutorTasks.hang();
            });
            service.execute(executed);
            Future<String> submitted = service.submit(gate.task("b"));
            Future<String> withValue = service.submit(() -> run(path, "c"), "value");
            Future<String> given = service.submit(gate.task("never"));
            assertThat(given.cancel(false)).isTrue();
            gate.open();
            gate.awaitEnded("a");
            AtomicReference<Throwable> seenOfRunning = new AtomicReference<>();
            AtomicReference<Throwable> seenOfSubmitted = new AtomicReference<>();
            Thread one = ExecutorServiceIT.waiter(seenOfRunning, running::get);
            Thread two = ExecutorServiceIT.waiter(seenOfSubmitted, submitted::get);

            List<Runnable> back = service.shutdownNow();

            assertThat(back).hasSize(3).startsWith(executed);
            one.join();
            two.join();
            assertThat(seenOfRunning.get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(PoolClosedException.class);
            assertThat(seenOfSubmitted.get()).isInstanceOf(CancellationException.class);
            assertThat(withValue.isCancelled()).isTrue();
            assertThat(service.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
            assertThat(gate.hasStarted("b")).isFalse();
            back.get(1).run();
            assertThat(gate.hasEnded("b")).isTrue();
            back.get(2).run();
            assertThat(gate.hasEnded("c")).isTrue();
            assertThat(service.shutdownNow()).isEmpty();
            assertThat(uncaught.isEmpty()).isTrue();
        }
    }

    private static void run(String path, String name) {
        try {
            Gate.pass(path, name);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void shutdownNow_afterShutdown_stopsWhatRunsAndGivesTheRestBack(Engine engine, @TempDir Path folder)
            throws Exception {
        Gate gate = new Gate(folder);
        Pool pool = Pools.builder(1).engine(engine).build();
        PoolExecutorService service = pool.asExecutorService();
        Future<String> running = service.submit(gate.task("a"));
        Future<String> waiting = service.submit(gate.task("b"));
        gate.awaitStarted("a");
        service.shutdown();
        assertThat(service.shutdownNow()).hasSize(1);
        assertThat(waiting.isCancelled()).isTrue();
        assertThat(running.isDone()).isTrue();
        assertThat(service.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
        assertThat(gate.hasEnded("a")).isFalse();
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void awaitTermination_notShutDown_waitsItsTime(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            long start = System.nanoTime();
            assertThat(service.awaitTermination(200, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
            assertThat(service.awaitTermination(0, TimeUnit.SECONDS)).isFalse();
            assertThat(service.awaitTermination(Long.MIN_VALUE, TimeUnit.DAYS)).isFalse();
            AtomicReference<Throwable> seen = new AtomicReference<>();
            Thread waiter =
                    ExecutorServiceIT.waiter(seen, () -> service.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS));
            waiter.interrupt();
            waiter.join();
            assertThat(seen.get()).isInstanceOf(InterruptedException.class);
            assertThat(service.isShutdown()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void awaitTermination_shutDownLater_returnsThen(Engine engine) throws Exception {
        Pool pool = Pools.builder(1).engine(engine).build();
        PoolExecutorService service = pool.asExecutorService();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread waiter = ExecutorServiceIT.waiter(seen, () -> {
            assertThat(service.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS)).isTrue();
            assertThat(service.isTerminated()).isTrue();
            return null;
        });
        service.shutdown();
        waiter.join();
        assertThat(seen.get()).isNull();
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void isTerminated_threadInterrupted_answersAllTheSame(Engine engine) {
        Pool pool = Pools.builder(1).engine(engine).build();
        PoolExecutorService service = pool.asExecutorService();
        pool.close();
        Thread.currentThread().interrupt();
        boolean terminated = service.isTerminated();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(terminated).isTrue();
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void pool_closedOrTerminated_isAShutDownService(Engine engine) throws Exception {
        Pool closed = Pools.builder(1).engine(engine).build();
        PoolExecutorService one = closed.asExecutorService();
        PoolExecutorService two = closed.asExecutorService(1, Saturation.BLOCK);
        closed.close();
        for (PoolExecutorService service : List.of(one, two, closed.asExecutorService())) {
            assertThat(service.isShutdown()).isTrue();
            assertThat(service.isTerminated()).isTrue();
            assertRefusesAll(service);
        }
        Pool terminated = Pools.builder(1).engine(engine).build();
        PoolExecutorService service = terminated.asExecutorService();
        terminated.terminate();
        assertThat(service.isShutdown()).isTrue();
        assertThat(service.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
        assertRefusesAll(service);
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void views_oneShutDown_allAre(Engine engine) throws Exception {
        Pool pool = Pools.builder(1).engine(engine).build();
        PoolExecutorService one = pool.asExecutorService();
        PoolExecutorService two = pool.asExecutorService();
        Future<Integer> before = two.submit(() -> 1);
        one.shutdown();
        assertRefusesAll(two);
        assertThat(two.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
        assertThat(before.get()).isEqualTo(1);
        assertThatThrownBy(() -> pool.apply(() -> 1)).isInstanceOf(PoolClosedException.class);
    }

    /** The tasks of other views are not this one's to give back; whoever waits for them is told all the same. */
    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void shutdownNow_otherViewsTasks_endWithThePool(Engine engine) throws Exception {
        Pool pool = Pools.builder(1).engine(engine).build();
        PoolExecutorService one = pool.asExecutorService();
        PoolExecutorService two = pool.asExecutorService();
        Future<String> hangs = one.submit(ExecutorTasks::hang);
        Future<String> waits = two.submit(ExecutorTasks::hang);
        one.shutdownNow();
        assertThat(hangs.isDone()).isTrue();
        assertThat(ExecutorServiceIT.causeOf(waits)).isInstanceOf(PoolClosedException.class);
        pool.join();
    }

    @Test
    void shutdown_amidSubmissions_eachRunsOrIsRefused() throws Exception {
        for (int round = 0; round < 200; round++) {
            Pool pool = Pools.builder(2).engine(Engine.threads()).build();
            PoolExecutorService service = pool.asExecutorService();
            AtomicInteger ran = new AtomicInteger();
            ConcurrentLinkedQueue<Future<?>> taken = submitUntilRefused(service, ran, service::shutdown);
            assertThat(service.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
            for (Future<?> each : taken) {
                assertThat(each.get(0, TimeUnit.SECONDS)).isNull();
            }
            assertThat(ran.get()).isEqualTo(taken.size());
        }
    }

    @Test
    void shutdownNow_amidSubmissions_eachEndsOnce() throws Exception {
        for (int round = 0; round < 200; round++) {
            Pool pool = Pools.builder(2).engine(Engine.threads()).build();
            PoolExecutorService service = pool.asExecutorService();
            AtomicInteger ran = new AtomicInteger();
            AtomicReference<List<Runnable>> back = new AtomicReference<>();
            ConcurrentLinkedQueue<Future<?>> taken =
                    submitUntilRefused(service, ran, () -> back.set(service.shutdownNow()));
            assertThat(service.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
            assertThat(taken).allMatch(Future::isDone);
            assertThat(taken.stream().filter(Future::isCancelled)).hasSameSizeAs(back.get());
        }
    }

    private static ConcurrentLinkedQueue<Future<?>> submitUntilRefused(
            PoolExecutorService service, AtomicInteger ran, Runnable end) throws InterruptedException {
        ConcurrentLinkedQueue<Future<?>> taken = new ConcurrentLinkedQueue<>();
        CountDownLatch begun = new CountDownLatch(20);
        List<Thread> submitters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            submitters.add(ExecutorServiceIT.waiter(new AtomicReference<>(), () -> {
                while (true) {
                    taken.add(service.submit((Runnable) ran::incrementAndGet)); // Refused in the end.
                    begun.countDown();
                }
            }));
        }
        begun.await();
        end.run();
        for (Thread submitter : submitters) {
            submitter.join();
        }
        return taken;
    }

    /** Each future comes out of a completion service once, also when its pool ends. */
    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void terminate_completionService_tellsEachOnce(Engine engine) throws Exception {
        Pool pool = Pools.builder(1).engine(engine).build();
        CompletionService<String> completion = new ExecutorCompletionService<>(pool.asExecutorService());
        List<Future<String>> futures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            futures.add(completion.submit((PoolSupplier<String>) ExecutorTasks::hang));
        }
        pool.terminate();
        List<Future<String>> told = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            told.add(completion.poll(40, TimeUnit.SECONDS));
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(futures);
        assertThat(completion.poll()).isNull();
        pool.join();
    }
}
