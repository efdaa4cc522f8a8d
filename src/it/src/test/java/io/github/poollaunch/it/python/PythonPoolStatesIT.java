package io.github.poollaunch.it.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBiFunction;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.it.Engines;
import io.github.poollaunch.it.Functions;
import io.github.poollaunch.it.NoSurvivors;
import io.github.poollaunch.it.Pools;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of states: which call does what in a pool that runs, is closed, is terminated. */
@ExtendWith(NoSurvivors.class)
class PythonPoolStatesIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** Each call with arguments that are wrong in themselves, or with no items: the state is what must be told. */
    private static Map<String, Consumer<Pool>> submits() {
        Map<String, Consumer<Pool>> calls = new LinkedHashMap<>();
        calls.put("apply", pool -> pool.apply(PythonTasks::square, 1));
        calls.put("apply nothing", pool -> pool.apply((PoolSupplier<Object>) null));
        calls.put("applyAsync", pool -> ignore(pool.applyAsync((PoolFunction<Object, Object>) null, 1)));
        calls.put("map no items", pool -> pool.map(PythonTasks::square, List.of()));
        calls.put("map nothing", pool -> pool.map(null, null, -1));
        calls.put("mapAsync", pool -> ignore(pool.mapAsync(PythonTasks::square, List.of(), 0)));
        calls.put("map faulty input", pool -> pool.map(PythonTasks::square, FaultyInput.throwing(1, -1)));
        calls.put("starmap", pool -> pool.starmap((PoolBiFunction<Object, Object, Object>) null, List.of()));
        calls.put("starmapAsync", pool -> ignore(pool.starmapAsync(PythonTasks::multiply, List.of(), 0)));
        calls.put("imap", pool -> ignore(pool.imap(PythonTasks::square, List.of(), 0)));
        calls.put("imapUnordered", pool -> ignore(pool.imapUnordered(null, null)));
        return calls;
    }

    private static void ignore(Object result) {
        assertThat(result).isNotNull();
    }

    private static void assertRefusesAll(Pool pool) {
        submits()
                .forEach((name, call) ->
                        assertThatThrownBy(() -> call.accept(pool)).as(name).isInstanceOf(PoolClosedException.class));
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void running_joinIsAnError(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            assertThatThrownBy(pool::join)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("still running");
            assertThatThrownBy(() -> pool.join(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
            assertThat(pool.apply(PythonTasks::square, 3)).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void closed_refusesCallsBeforeItLooksAtArguments_andEndsRepeatedly(Engine engine) {
        Pool pool = Pools.builder(1).engine(engine).build();
        pool.close();
        assertRefusesAll(pool);
        pool.close();
        pool.join();
        pool.join();
        assertThat(pool.join(Duration.ZERO)).isTrue();
        pool.terminate();
        pool.join();
        assertRefusesAll(pool);
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void terminated_refusesCallsBeforeItLooksAtArguments_andEndsRepeatedly(Engine engine) {
        Pool pool = Pools.builder(1).engine(engine).build();
        pool.terminate();
        assertRefusesAll(pool);
        pool.terminate();
        pool.close();
        pool.join();
        assertThat(pool.join(SOON)).isTrue();
        assertRefusesAll(pool);
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void closed_whatWasSubmitted_completesAndIteratorsDrain(Engine engine) {
        Pool pool = Pools.builder(1).engine(engine).build();
        AsyncResult<Integer> one = pool.applyAsync(PythonTasks::square, 3);
        AsyncResult<List<Integer>> many = pool.mapAsync(PythonTasks::square, PythonPoolCallsIT.numbers(50), 3);
        ResultStream<Integer> stream = pool.imap(PythonTasks::square, PythonPoolCallsIT.numbers(50));
        pool.close();
        pool.join();
        assertThat(one.get(Duration.ZERO)).isEqualTo(9);
        assertThat(many.get(Duration.ZERO)).isEqualTo(PythonPoolCallsIT.squares(50));
        assertThat(stream.stream()).isEqualTo(PythonPoolCallsIT.squares(50));
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void close_waitsAsJoinDoes(Engine engine) throws Exception {
        String gate = folder.resolve("gate").toString();
        Pool pool = Pools.builder(1).engine(engine).build();
        AsyncResult<Integer> pending = pool.applyAsync(x -> PythonTasks.await(gate, x), 1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread closing = new Thread(() -> {
            pool.close();
            assertThat(pending.ready()).isTrue();
            closed.countDown();
        });
        closing.start();
        assertThat(closed.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
        Files.writeString(Path.of(gate), "");
        closing.join();
        assertThat(closed.getCount()).isZero();
        assertThat(pending.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void leavingTry_finishesWhatWasSubmitted(Engine engine) {
        AsyncResult<List<Integer>> result;
        Pool left;
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            result = pool.mapAsync(PythonTasks::square, PythonPoolCallsIT.numbers(100));
            left = pool;
        }
        // CPython terminates here: without a get() inside the block the work is lost.
        assertThat(result.get(Duration.ZERO)).isEqualTo(PythonPoolCallsIT.squares(100));
        left.join();
        assertThatThrownBy(() -> left.mapAsync(PythonTasks::square, List.of(1)))
                .isInstanceOf(PoolClosedException.class);
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void enteringTry_withAPoolThatHasEnded_refusesTheFirstCall(Engine engine) {
        Pool ended = Pools.builder(1).engine(engine).build();
        try (ended) {
            assertThat(ended.apply(PythonTasks::square, 2)).isEqualTo(4);
        }
        try (ended) {
            assertThatThrownBy(() -> ended.apply(PythonTasks::square, 2)).isInstanceOf(PoolClosedException.class);
        }
    }

    @Test
    void terminate_tenThousandSlowTasksWait_endsAtOnce() {
        Pool pool = Pools.of(3);
        AsyncResult<List<Long>> result = pool.mapAsync(Functions::hang, Collections.nCopies(10_000, 0), 1);
        List<Throwable> told = Collections.synchronizedList(new ArrayList<>());
        AsyncResult<Long> withCallback = pool.applyAsync(Functions::hang, 0, null, told::add);
        ResultStream<Long> stream = pool.imap(Functions::hang, List.of(0));
        pool.terminate();
        assertThatThrownBy(() -> result.get(Duration.ZERO)).isInstanceOf(PoolClosedException.class);
        assertThatThrownBy(() -> withCallback.get(Duration.ZERO)).isInstanceOf(PoolClosedException.class);
        assertThatThrownBy(() -> stream.next(SOON)).isInstanceOf(PoolClosedException.class);
        assertThat(pool.join(SOON)).isTrue();
        assertThat(told).singleElement().isInstanceOf(PoolClosedException.class);
    }

    @Test
    void pool_cannotBeSerialised() throws Exception {
        try (Pool pool = Pools.of(1);
                ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(pool)).isInstanceOf(NotSerializableException.class);
            assertThatThrownBy(() -> pool.apply(x -> pool.apply(PythonTasks::square, x), 2))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("Serializable");
            assertThat(pool.apply(PythonTasks::square, 2)).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void result_isReadManyTimes(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            AsyncResult<Integer> good = pool.applyAsync(PythonTasks::square, 3);
            AsyncResult<Integer> bad = pool.applyAsync(PythonTasks::raise);
            for (int again = 0; again < 3; again++) {
                assertThat(good.get()).isEqualTo(9);
                assertThatThrownBy(bad::get).hasRootCauseMessage("key");
            }
            assertThat(good.successful()).isTrue();
            assertThat(bad.ready()).isTrue();
            assertThat(bad.successful()).isFalse();
            assertThat(bad.await(Duration.ZERO)).isTrue();
        }
    }

    @Test
    void processes_belowOne_isRefused_andMoreThanCpusIsNot() {
        for (int processes : new int[] {0, -1}) {
            assertThatThrownBy(() -> Pool.of(processes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(processes));
        }
        try (Pool three = Pools.of(3);
                Pool standard = Pool.builder().engine(Engine.threads()).build()) {
            assertThat(three.workers()).hasSize(3);
            assertThat(standard.workers()).hasSize(Runtime.getRuntime().availableProcessors());
        }
    }
}
