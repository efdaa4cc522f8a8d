package io.github.poollaunch.it.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Args;
import io.github.poollaunch.Args2;
import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolTimeoutException;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.it.Engines;
import io.github.poollaunch.it.NoSurvivors;
import io.github.poollaunch.it.Pools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each call gives what a plain loop gives, in every engine. */
@ExtendWith(NoSurvivors.class)
class PythonPoolCallsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    static List<Integer> squares(int count) {
        return IntStream.range(0, count).mapToObj(x -> x * x).toList();
    }

    private static List<Args2<Integer, Integer>> pairs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Args.of(i, count - 1 - i))
                .toList();
    }

    private static List<Integer> products(int count) {
        return IntStream.range(0, count).mapToObj(i -> i * (count - 1 - i)).toList();
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void apply_anyNumberOfArguments_givesTheResult(Engine engine) {
        try (Pool pool = Pools.builder(4).engine(engine).build()) {
            assertThat(pool.apply(PythonTasks::square, 5)).isEqualTo(25);
            assertThat(pool.apply(PythonTasks::multiply, 5, 6)).isEqualTo(30);
            assertThat(pool.<Integer, Integer, Integer, Integer>apply((a, b, c) -> a * b * c, 5, 6, 7))
                    .isEqualTo(210);
            // What Python hands over by keyword, a lambda captures.
            int x = 3;
            assertThat(pool.apply(() -> PythonTasks.square(x))).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void map_anyChunkSize_isAPlainLoop(Engine engine) {
        try (Pool pool = Pools.builder(4).engine(engine).build()) {
            assertThat(pool.map(PythonTasks::square, numbers(10))).isEqualTo(squares(10));
            assertThat(pool.map(PythonTasks::square, numbers(100), 20)).isEqualTo(squares(100));
            assertThat(pool.map(PythonTasks::square, numbers(3), 1000)).isEqualTo(squares(3));
            assertThat(pool.mapAsync(PythonTasks::square, numbers(10)).get()).isEqualTo(squares(10));
            assertThat(pool.mapAsync(PythonTasks::square, numbers(100), 20).get())
                    .isEqualTo(squares(100));
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void starmap_anyChunkSize_isAPlainLoop(Engine engine) {
        try (Pool pool = Pools.builder(4).engine(engine).build()) {
            assertThat(pool.starmap(PythonTasks::multiply, pairs(10))).isEqualTo(products(10));
            assertThat(pool.starmap(PythonTasks::multiply, pairs(100), 20)).isEqualTo(products(100));
            assertThat(pool.starmapAsync(PythonTasks::multiply, pairs(100)).get())
                    .isEqualTo(products(100));
            assertThat(pool.starmapAsync(PythonTasks::multiply, pairs(100), 7).get())
                    .isEqualTo(products(100));
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void imap_anyChunkSize_isAPlainLoopThenEnds(Engine engine) {
        try (Pool pool = Pools.builder(4).engine(engine).build()) {
            assertThat(pool.imap(PythonTasks::square, numbers(10)).stream()).isEqualTo(squares(10));
            for (int chunkSize : new int[] {1, 100}) {
                ResultStream<Integer> results = pool.imap(PythonTasks::square, numbers(1000), chunkSize);
                for (int i = 0; i < 1000; i++) {
                    assertThat(results.next()).isEqualTo(i * i);
                }
                assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
                assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void imapUnordered_anyChunkSize_givesEachResultOnce(Engine engine) {
        try (Pool pool = Pools.builder(4).engine(engine).build()) {
            for (int chunkSize : new int[] {1, 100}) {
                assertThat(pool.imapUnordered(PythonTasks::square, numbers(1000), chunkSize).stream()
                                .sorted()
                                .toList())
                        .isEqualTo(squares(1000));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void everyCall_noItems_endsEmptyAtOnce(Engine engine) {
        List<Integer> none = List.of();
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            assertThat(pool.map(PythonTasks::square, none)).isEmpty();
            assertThat(pool.imap(PythonTasks::square, none).hasNext()).isFalse();
            assertThat(pool.imapUnordered(PythonTasks::square, none).hasNext()).isFalse();
            assertThat(pool.starmap(PythonTasks::multiply, List.<Args2<Integer, Integer>>of()))
                    .isEmpty();
            assertThat(pool.mapAsync(PythonTasks::square, none).get(Duration.ZERO))
                    .isEmpty();
            AsyncResult<List<Integer>> inChunks = pool.mapAsync(PythonTasks::square, none, 1);
            assertThat(inChunks.ready()).isTrue();
            assertThat(inChunks.successful()).isTrue();
            assertThat(inChunks.get(Duration.ZERO)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void callbacks_oneOfTwo_isToldBeforeTheResultIsThere(Engine engine) {
        List<Object> told = Collections.synchronizedList(new ArrayList<>());
        Consumer<Object> both = told::add;
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            assertThat(pool.mapAsync(Integer::parseInt, List.of("1"), both, both)
                            .await(SOON))
                    .isTrue();
            assertThat(told).containsExactly(List.of(1));
            assertThat(pool.mapAsync(Integer::parseInt, List.of("a"), both, both)
                            .await(SOON))
                    .isTrue();
            assertThat(told).hasSize(2);
            assertThat(told.get(1))
                    .isInstanceOfSatisfying(
                            TaskFailedException.class,
                            e -> assertThat(e).hasCauseInstanceOf(NumberFormatException.class));
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void callback_isToldBeforeReady(Engine engine) {
        CompletableFuture<AsyncResult<Integer>> result = new CompletableFuture<>();
        CompletableFuture<Boolean> readyInside = new CompletableFuture<>();
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            result.complete(pool.applyAsync(
                    PythonTasks::square,
                    4,
                    x -> readyInside.complete(result.join().ready()),
                    null));
            assertThat(result.join().get()).isEqualTo(16);
            assertThat(readyInside).isCompletedWithValue(false);
            assertThat(result.join().ready()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void applyAsync_taskRuns_getWaitsForIt(Engine engine) throws Exception {
        String gate = folder.resolve("gate").toString();
        try (Pool pool = Pools.builder(3).engine(engine).build()) {
            AsyncResult<Integer> result = pool.applyAsync(x -> PythonTasks.await(gate, x * x), 7);
            assertThat(result.ready()).isFalse();
            assertThatThrownBy(result::successful).isInstanceOf(IllegalStateException.class);
            long before = System.nanoTime();
            assertThatThrownBy(() -> result.get(Duration.ofMillis(30))).isInstanceOf(PoolTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
            assertThat(result.await(Duration.ofMillis(1))).isFalse();
            Files.writeString(Path.of(gate), "");
            // The time that was over has ended neither the task nor the result.
            assertThat(result.get()).isEqualTo(49);
            assertThat(result.get()).isEqualTo(49);
            assertThat(result.successful()).isTrue();
        }
    }

    @Test
    void applyAsync_timeOver_poolCanBeTerminated() {
        String gate = folder.resolve("never").toString();
        Pool pool = Pools.of(3);
        AsyncResult<Integer> result = pool.applyAsync(x -> PythonTasks.await(gate, x), 6);
        assertThatThrownBy(() -> result.get(Duration.ofMillis(30))).isInstanceOf(PoolTimeoutException.class);
        pool.terminate();
        assertThat(pool.join(SOON)).isTrue();
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void imapNext_timeOver_mayBeCalledAgain(Engine engine) throws Exception {
        String gate = folder.resolve("gate").toString();
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            ResultStream<Integer> results = pool.imap(x -> PythonTasks.await(gate, x), List.of(1, 2));
            assertThatThrownBy(() -> results.next(Duration.ZERO)).isInstanceOf(PoolTimeoutException.class);
            Files.writeString(Path.of(gate), "");
            assertThat(results.next(SOON)).isEqualTo(1);
            assertThat(results.next(SOON)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void order_secondIsDoneFirst_isTheInputsExceptUnordered(Engine engine) throws Exception {
        List<Integer> both = List.of(0, 1);
        Path once = Files.createDirectory(folder.resolve("map"));
        Path twice = Files.createDirectory(folder.resolve("imap"));
        Path thrice = Files.createDirectory(folder.resolve("unordered"));
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            assertThat(pool.map(in(once)::zeroLast, both, 1)).containsExactly(0, 1);
            assertThat(pool.imap(in(twice)::zeroLast, both).stream()).containsExactly(0, 1);
            try (ResultStream<Integer> unordered = pool.imapUnordered(in(thrice)::zeroWhenTold, both)) {
                assertThat(unordered.next()).isEqualTo(1);
                // Only now: two results that are done together arrive in any order.
                Files.createFile(thrice.resolve("go"));
                assertThat(unordered.next()).isEqualTo(0);
            }
        }
    }

    private static In in(Path folder) {
        return new In(folder.toString());
    }

    private record In(String folder) implements java.io.Serializable {
        int zeroLast(int x) throws Exception {
            return PythonTasks.zeroLast(folder, x);
        }

        int zeroWhenTold(int x) throws Exception {
            return x == 0 ? PythonTasks.await(Path.of(folder, "go").toString(), x) : x;
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void chunks_ofOneCall_areTakenFirstInFirstOut(Engine engine) {
        ChunkWatcher watcher = new ChunkWatcher();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        try (Pool pool = Pools.builder(1).engine(engine).listener(watcher).build()) {
            for (int i = 0; i < 20; i++) {
                AsyncResult<Integer> unused = pool.applyAsync(PythonTasks::identity, i, order::add, null);
            }
        }
        assertThat(order).isEqualTo(numbers(20));
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void calls_waitingTogether_takeTurns(Engine engine) throws Exception {
        String gate = folder.resolve("gate").toString();
        List<Object> order = Collections.synchronizedList(new ArrayList<>());
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            AsyncResult<Integer> first = pool.applyAsync(x -> PythonTasks.await(gate, x), 0);
            AsyncResult<List<Integer>> long1 = pool.mapAsync(PythonTasks::square, numbers(50), 1, order::add, null);
            AsyncResult<Integer> short1 = pool.applyAsync(PythonTasks::square, 9, order::add, null);
            Files.writeString(Path.of(gate), "");
            assertThat(first.get()).isZero();
            assertThat(long1.get()).isEqualTo(squares(50));
            assertThat(short1.get()).isEqualTo(81);
        }
        // CPython would run all of the list first.
        assertThat(order).containsExactly(81, squares(50));
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void calls_fromManyThreads_doNotMixTheirResults(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            List<CompletableFuture<List<Integer>>> calls = IntStream.rangeClosed(1, 4)
                    .mapToObj(factor -> CompletableFuture.supplyAsync(
                            () -> pool.map(x -> x * factor, numbers(200), 3),
                            work -> new Thread(work, "caller").start()))
                    .toList();
            for (int factor = 1; factor <= 4; factor++) {
                int by = factor;
                assertThat(calls.get(factor - 1).join())
                        .isEqualTo(IntStream.range(0, 200).mapToObj(x -> x * by).toList());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void chunkSize_notGiven_isCPythons(Engine engine) {
        for (int processes = 1; processes <= 3; processes++) {
            ChunkWatcher watcher = new ChunkWatcher();
            try (Pool pool =
                    Pools.builder(processes).engine(engine).listener(watcher).build()) {
                for (int items : new int[] {1, 3, 4, 5, 8, 9, 17, 100, 1001}) {
                    // q, r = divmod(items, 4 * processes); q + (1 if r else 0)
                    int size = items / (4 * processes) + (items % (4 * processes) == 0 ? 0 : 1);
                    pool.map(PythonTasks::square, numbers(items));
                    assertThat(watcher.takeSizes()).as(items + " items").isEqualTo(cut(items, size));
                    pool.starmap(PythonTasks::multiply, pairs(items));
                    assertThat(watcher.takeSizes()).as(items + " pairs").isEqualTo(cut(items, size));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void chunkSize_given_isTaken(Engine engine) {
        ChunkWatcher watcher = new ChunkWatcher();
        try (Pool pool = Pools.builder(2).engine(engine).listener(watcher).build()) {
            pool.map(PythonTasks::square, numbers(10), 4);
            assertThat(watcher.takeSizes()).containsExactly(2, 4, 4);
            pool.imap(PythonTasks::square, numbers(10), 4).forEachRemaining(x -> {});
            assertThat(watcher.takeSizes()).containsExactly(2, 4, 4);
            pool.imap(PythonTasks::square, numbers(3)).forEachRemaining(x -> {});
            assertThat(watcher.takeSizes()).containsExactly(1, 1, 1);
            pool.imapUnordered(PythonTasks::square, numbers(3)).forEachRemaining(x -> {});
            assertThat(watcher.takeSizes()).containsExactly(1, 1, 1);
        }
    }

    private static List<Integer> cut(int items, int size) {
        List<Integer> sizes = new ArrayList<>(Collections.nCopies(items / size, size));
        if (items % size != 0) {
            sizes.add(0, items % size);
        }
        return sizes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void chunkSize_belowOne_isRefused(int chunkSize) {
        List<Integer> items = List.of(1, 2);
        try (Pool pool = Pools.builder(1).engine(Engine.threads()).build()) {
            for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call :
                    List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                            () -> pool.map(PythonTasks::square, items, chunkSize),
                            () -> pool.mapAsync(PythonTasks::square, items, chunkSize),
                            () -> pool.starmap(PythonTasks::multiply, pairs(2), chunkSize),
                            () -> pool.imap(PythonTasks::square, items, chunkSize),
                            () -> pool.imapUnordered(PythonTasks::square, items, chunkSize))) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(String.valueOf(chunkSize));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void none_asAResult_isAValue(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            assertThat(pool.apply(PythonTasks::none, 1)).isNull();
            assertThat(pool.map(PythonTasks::none, List.of(1, 2))).containsExactly(null, null);
            ResultStream<String> results = pool.imap(PythonTasks::none, List.of(1));
            assertThat(results.hasNext()).isTrue();
            assertThat(results.next()).isNull();
        }
    }
}
