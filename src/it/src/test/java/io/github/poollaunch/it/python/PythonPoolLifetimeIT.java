package io.github.poollaunch.it.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.it.Engines;
import io.github.poollaunch.it.Functions;
import io.github.poollaunch.it.NoSurvivors;
import io.github.poollaunch.it.Pools;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How workers begin, how long they live, what they leave. */
@ExtendWith(NoSurvivors.class)
class PythonPoolLifetimeIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void maxTasksPerChild_manyTasks_replacesWorkersAndLosesNothing() {
        try (Pool pool = Pools.builder(3).maxTasksPerChild(10).build()) {
            List<AsyncResult<Integer>> results = new ArrayList<>();
            List<AsyncResult<Long>> pids = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                results.add(pool.applyAsync(PythonTasks::square, i));
                pids.add(pool.applyAsync(PythonTasks::pid, i));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(results.get(i).get()).isEqualTo(i * i);
            }
            Map<Long, Long> tasks = pids.stream()
                    .map(AsyncResult::get)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertThat(tasks.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(10));
            // 100 tasks of at most 10 each; the pool is full again afterwards.
            assertThat(tasks).hasSizeGreaterThanOrEqualTo(5);
            assertThat(pool.workers())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .anySatisfy(worker -> assertThat(worker.id()).isGreaterThan(3));
            assertThat(pool.apply(PythonTasks::square, 3)).isEqualTo(9);
        }
    }

    @Test
    void maxTasksPerChild_closedEarly_stillFinishesAll() {
        Pool pool = Pools.builder(3).maxTasksPerChild(1).build();
        List<AsyncResult<Long>> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            results.add(pool.applyAsync(PythonTasks::pid, i));
        }
        pool.close();
        pool.join();
        assertThat(results.stream().map(result -> result.get(Duration.ZERO)).distinct())
                .hasSize(6);
    }

    @Test
    void maxTasksPerChild_countsChunks() {
        try (Pool pool = Pools.builder(1).maxTasksPerChild(2).build()) {
            // Eight items in two chunks are two tasks: one worker serves all.
            assertThat(pool.map(PythonTasks::pid, PythonPoolCallsIT.numbers(8), 4).stream()
                            .distinct())
                    .hasSize(1);
            List<Long> singly = pool.map(PythonTasks::pid, PythonPoolCallsIT.numbers(4), 1);
            assertThat(singly.stream().distinct()).hasSize(2);
            assertThat(singly.get(0)).isEqualTo(singly.get(1));
            assertThat(singly.get(2)).isEqualTo(singly.get(3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void maxTasksPerChild_belowOne_isRefused(int value) {
        assertThatThrownBy(() -> Pool.builder().maxTasksPerChild(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(value));
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void workers_withoutALimit_liveAsLongAsThePool(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            List<Integer> before = pool.workers().stream().map(WorkerInfo::id).toList();
            for (int i = 0; i < 100; i++) {
                assertThat(pool.apply(PythonTasks::square, i)).isEqualTo(i * i);
            }
            assertThat(pool.workers().stream().map(WorkerInfo::id)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void initializer_runsOnceInEachWorkerWithItsArguments(Engine engine) throws IOException {
        try (Pool pool = Pools.builder(1)
                .engine(engine)
                .initializer(PythonTasks::begin, folder.toString(), 7)
                .build()) {
            assertThat(pool.map(PythonTasks::state, List.of(1, 2, 3), 1)).containsOnly("began with 7");
            assertThat(initialised()).isEqualTo(1);
        }
    }

    @Test
    void initializer_nobodyNeedsItsWorker_isNotWaitedFor() {
        // CPython's workers run it before they look for work, so that join() waits for it.
        Pool pool = Pools.builder(1).initializer(() -> Functions.hang(0)).build();
        pool.close();
        assertThat(pool.join(Duration.ZERO)).isTrue();
    }

    @Test
    void initializer_replacedWorkers_eachRunIt() throws IOException {
        try (Pool pool = Pools.builder(1)
                .maxTasksPerChild(1)
                .initializer(PythonTasks::begin, folder.toString(), 7)
                .build()) {
            assertThat(pool.map(PythonTasks::state, List.of(1, 2, 3), 1)).containsOnly("began with 7");
        }
        assertThat(initialised()).isBetween(3L, 4L);
    }

    private long initialised() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void initializer_nothing_isRefusedAtOnce() {
        assertThatThrownBy(() -> Pool.builder().initializer((PoolSupplier<?>) null))
                .isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void initializer_fails_endsInOneErrorWithItsException(Engine engine) {
        try (Pool pool = Pools.builder(2)
                .engine(engine)
                .initializer(PythonTasks::failToBegin)
                .build()) {
            assertThatThrownBy(() -> pool.map(PythonTasks::square, List.of(1, 2, 3)))
                    .isInstanceOf(PoolException.class)
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("no licence");
        }
    }

    /** The third launch and each later one fails, once one of the others is ready; the ones before work. */
    private Path javaThatRunsTwice() throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk/bin"));
        Path java = home.resolve("java");
        Files.writeString(
                java, """
                #!/bin/sh
                [ "$1" = -version ] && exec '%1$s' "$@"
                mkdir '%2$s/first' 2>/dev/null || mkdir '%2$s/second' 2>/dev/null || {
                    while ! [ -e '%2$s/ready' ]; do sleep 0.02; done
                    exit 9
                }
                exec '%1$s' "$@"
                """.formatted(ProcessHandle.current().info().command().orElseThrow(), folder));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home.getParent();
    }

    @Test
    void someWorkersCannotStart_othersWorkAndNoneIsLeft() throws IOException {
        PoolListener listener = new PoolListener() {
            @Override
            public void workerReady(WorkerInfo worker) {
                var unused = folder.resolve("ready").toFile().mkdir();
            }
        };
        try (Pool pool = Pools.builder(5)
                .javaHome(javaThatRunsTwice())
                .listener(listener)
                .build()) {
            assertThat(pool.map(PythonTasks::square, PythonPoolCallsIT.numbers(100), 1))
                    .isEqualTo(PythonPoolCallsIT.squares(100));
        }
    }

    @Test
    void noWorkerCanStart_endsInOneErrorAndNoneIsLeft() {
        try (Pool pool = Pool.builder().processes(5).jvmArgs("-XX:NoSuchFlag").build()) {
            assertThatThrownBy(() -> pool.map(PythonTasks::square, List.of(1)))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("NoSuchFlag");
        }
    }

    @Test
    void aPoolInsideATask_works() {
        try (Pool pool = Pools.of(1)) {
            assertThat(pool.apply(PythonTasks::squaresInAPoolOfItsOwn, 4)).containsExactly(0, 1, 4, 9);
        }
    }

    @Test
    void aPoolLeftOpenInsideATask_endsWithItsWorker() {
        long inner;
        try (Pool pool = Pools.of(1)) {
            inner = pool.apply(PythonTasks::pidOfAPoolLeftOpen, 0);
            assertThat(ProcessHandle.of(inner)).isPresent();
        }
        Awaitility.await().atMost(SOON).until(() -> ProcessHandle.of(inner).isEmpty());
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void argumentsAndResults_afterTheCall_areNotKept(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            List<WeakReference<?>> kept = new ArrayList<>(mapAndForget(pool));
            Awaitility.await().atMost(SOON).until(() -> {
                System.gc();
                return kept.stream().allMatch(each -> each.get() == null);
            });
            assertThat(kept).hasSize(20);
            if (engine == Engine.processes()) {
                assertThat(pool.apply(PythonTasks::remembered, 0))
                        .as("in the worker")
                        .isZero();
            }
        }
    }

    /** In a method of its own, so that no local variable keeps them. */
    private static List<WeakReference<?>> mapAndForget(Pool pool) {
        List<PythonTasks.Counted> items = Stream.iterate(0, i -> i + 1)
                .limit(10)
                .map(i -> new PythonTasks.Counted(i, List.of(i)))
                .toList();
        List<PythonTasks.Counted> results = pool.map(PythonTasks::remember, items);
        return Stream.concat(items.stream(), results.stream())
                .<WeakReference<?>>map(WeakReference::new)
                .toList();
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void resultThatIsHeld_afterTheCall_doesNotHoldItsArguments(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            List<WeakReference<?>> arguments = new ArrayList<>();
            AsyncResult<List<Long>> result = mapAndHold(pool, arguments);
            assertThat(result.get()).hasSize(10);
            Awaitility.await().atMost(SOON).until(() -> {
                System.gc();
                return arguments.stream().allMatch(each -> each.get() == null);
            });
            assertThat(arguments).hasSize(10);
            assertThat(result.cancel()).isFalse();
            assertThat(result.get()).hasSize(10);
        }
    }

    private static AsyncResult<List<Long>> mapAndHold(Pool pool, List<WeakReference<?>> arguments) {
        List<PythonTasks.Counted> items = Stream.iterate(0, i -> i + 1)
                .limit(10)
                .map(i -> new PythonTasks.Counted(i, List.of(i)))
                .toList();
        items.forEach(each -> arguments.add(new WeakReference<>(each)));
        return pool.mapAsync(PythonTasks::sum, items);
    }

    @Test
    void flagsOfTheParent_areGivenOnPurposeOnly() {
        System.setProperty("poollaunch.it.parity", "parent's");
        try (Pool plain = Pools.of(1);
                Pool told = Pool.builder()
                        .processes(1)
                        .jvmArgs("-Dpoollaunch.it.parity=child's")
                        .build()) {
            assertThat(plain.apply(PythonTasks::property, "poollaunch.it.parity"))
                    .isNull();
            assertThat(told.apply(PythonTasks::property, "poollaunch.it.parity"))
                    .isEqualTo("child's");
        } finally {
            System.clearProperty("poollaunch.it.parity");
        }
    }
}
