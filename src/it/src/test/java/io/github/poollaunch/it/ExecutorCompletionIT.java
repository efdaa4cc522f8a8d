package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.PoolRunnable;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.Saturation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's ExecutorCompletionService over a pool. */
@ExtendWith(NoSurvivors.class)
class ExecutorCompletionIT {

    private static final PoolSupplier<String> HANGS = ExecutorTasks::hang;

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void take_severalTasks_comeInTheOrderOfTheirEnds(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            CompletionService<String> completion = new ExecutorCompletionService<>(pool.asExecutorService());
            Future<String> first = completion.submit(gate.task("a"));
            Future<String> second = completion.submit(gate.task("b"));
            assertThat(completion.poll()).isNull();
            assertThat(completion.poll(1, TimeUnit.MILLISECONDS)).isNull();
            gate.open("b");
            assertThat(completion.take()).isSameAs(second);
            assertThat(second.get()).isEqualTo("b");
            gate.open("a");
            Future<String> taken = completion.poll(40, TimeUnit.SECONDS);
            assertThat(taken).isSameAs(first);
            assertThat(taken.isDone()).isTrue();
            assertThat(completion.poll()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void take_manyTasks_eachComesOnceAndDone(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            CompletionService<Integer> completion =
                    new ExecutorCompletionService<>(pool.asExecutorService(5, Saturation.RUN_IN_CALLER));
            List<Future<Integer>> submitted = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                int number = i;
                submitted.add(completion.submit((PoolSupplier<Integer>) () -> Functions.failOnOdd(number)));
            }
            for (int i = 0; i < 300; i++) {
                Future<Integer> done = completion.take();
                assertThat(done.isDone()).isTrue();
                assertThat(submitted.removeIf(each -> each == done)).isTrue();
            }
            assertThat(completion.poll()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void take_failedAndCancelled_comeToo(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            CompletionService<String> completion = new ExecutorCompletionService<>(pool.asExecutorService());
            Future<String> fails = completion.submit((PoolSupplier<String>) () -> ExecutorTasks.fail("odd"));
            assertThat(completion.take()).isSameAs(fails);
            assertThat(ExecutorServiceIT.causeOf(fails)).hasMessage("odd");
            Future<String> running = completion.submit(HANGS);
            Future<String> waiting = completion.submit(HANGS);
            assertThat(waiting.cancel(true)).isTrue();
            assertThat(completion.take()).isSameAs(waiting);
            assertThat(running.cancel(true)).isTrue();
            assertThat(completion.take()).isSameAs(running);
            assertThat(running.isCancelled()).isTrue();
            PoolRunnable nothing = ExecutorTasks::nothing;
            Future<String> value = completion.submit(nothing, "value");
            assertThat(completion.take()).isSameAs(value);
            assertThat(value.get()).isEqualTo("value");
            assertThat(completion.poll()).isNull();
        }
    }

    @Test
    void submit_null_isRefused() {
        try (Pool pool = Pools.builder(1).engine(Engine.threads()).build()) {
            CompletionService<String> completion = new ExecutorCompletionService<>(pool.asExecutorService());
            assertThatThrownBy(() -> completion.submit(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> completion.submit(null, "")).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void submit_refused_leavesNoTrace() throws Exception {
        Object bound = new Object();
        try (Pool pool = Pools.of(1)) {
            CompletionService<String> completion = new ExecutorCompletionService<>(pool.asExecutorService());
            assertThatThrownBy(() -> completion.submit((Callable<String>) bound::toString))
                    .isInstanceOf(RejectedExecutionException.class);
            Future<String> next = completion.submit((PoolSupplier<String>) () -> "next");
            assertThat(completion.take()).isSameAs(next);
        }
    }

    /** The service's queue is the user's; what it throws concerns nobody else. */
    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void usersQueue_thatThrows_isReportedAndHarmsNothing(Engine engine) throws Exception {
        try (UncaughtExceptions uncaught = new UncaughtExceptions();
                Pool pool = Pools.builder(1).engine(engine).build()) {
            CompletionService<String> completion =
                    new ExecutorCompletionService<>(pool.asExecutorService(), new ArrayBlockingQueue<>(1));
            PoolSupplier<String> task = () -> "done";
            Future<String> first = completion.submit(task);
            Future<String> second = completion.submit(task);
            assertThat(first.get() + second.get()).isEqualTo("donedone");
            assertThat(uncaught.next()).isInstanceOf(IllegalStateException.class);
            assertThat(completion.take()).isSameAs(first);
        }
    }

    /** As with the JDK's executors: else a later task of the same worker may come before it. */
    @Test
    void usersQueue_isFedByTheWorker_howeverManyWaitForTheTask() throws Exception {
        int waiting = 8;
        ExecutorService waiters = Executors.newFixedThreadPool(waiting);
        Set<String> feeders = ConcurrentHashMap.newKeySet();
        BlockingQueue<Future<String>> queue = new LinkedBlockingQueue<>() {
            @Override
            public boolean add(Future<String> done) {
                feeders.add(Thread.currentThread().getName());
                return super.add(done);
            }
        };
        try (Pool pool =
                Pools.builder(1).engine(Engine.threads()).name("feeding").build()) {
            CompletionService<String> completion = new ExecutorCompletionService<>(pool.asExecutorService(), queue);
            for (int i = 0; i < 300; i++) {
                CountDownLatch begun = new CountDownLatch(waiting);
                Future<String> task = completion.submit((PoolSupplier<String>) () -> {
                    begun.await();
                    return "done";
                });
                for (int each = 0; each < waiting; each++) {
                    Future<?> unused = waiters.submit(() -> {
                        begun.countDown();
                        return task.get();
                    });
                }
                assertThat(completion.take()).isSameAs(task);
            }
        } finally {
            waiters.shutdown();
        }
        assertThat(waiters.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
        assertThat(feeders).containsExactly("feeding-thread-1");
    }

    /** The wrapper does not tell what is in it: over another executor in between it is refused, and never mistaken. */
    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void overAnotherExecutor_isNotMistakenForAnEarlierTask(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        gate.open();
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            // Makes tasks that it does not hand over any more, because its time is over.
            List<Future<String>> unstarted =
                    service.invokeAll(List.of(gate.task("a"), gate.task("b")), 0, TimeUnit.SECONDS);
            assertThat(unstarted).allMatch(Future::isCancelled);
            CompletionService<String> between = new ExecutorCompletionService<>(command -> service.execute(command));
            PoolSupplier<String> task = () -> "done";
            assertThatThrownBy(() -> between.submit(task))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("submit()");
            assertThat(between.poll()).isNull();
        }
        assertThat(gate.hasStarted("a") || gate.hasStarted("b")).isFalse();
    }
}
