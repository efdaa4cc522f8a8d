package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.TaskFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callbacks: on a thread of their own, before the result is ready, each told once. */
@ExtendWith(NoSurvivors.class)
@SuppressWarnings("FutureReturnValueIgnored") // callbacks are told
class CallbackIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void callback_isToldBeforeTheResultIsReady(Engine engine) {
        AtomicReference<AsyncResult<List<Integer>>> result = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        List<Object> seen = Collections.synchronizedList(new ArrayList<>());
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            result.set(pool.mapAsync(
                    Functions::square,
                    List.of(1, 2, 3),
                    squares -> {
                        await(known);
                        seen.add(squares);
                        seen.add(result.get().ready());
                        seen.add(Thread.currentThread().getName().endsWith("-callbacks"));
                    },
                    e -> seen.add(e)));
            known.countDown();
            assertThat(result.get().get()).containsExactly(1, 4, 9);
            assertThat(seen).containsExactly(List.of(1, 4, 9), false, true);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void errorCallback_isToldOnceWithTheFirstFailure(Engine engine) {
        List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger successes = new AtomicInteger();
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            AsyncResult<List<Integer>> result = pool.mapAsync(
                    Functions::failOnOdd, List.of(1, 2, 3, 4, 5), 1, list -> successes.incrementAndGet(), errors::add);
            assertThatThrownBy(result::get).isInstanceOf(TaskFailedException.class);
        }
        assertThat(errors).singleElement().isInstanceOf(TaskFailedException.class);
        assertThat(successes).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void emptyInput_tellsNoCallback(Engine engine) {
        AtomicInteger told = new AtomicInteger();
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            AsyncResult<List<Integer>> result = pool.mapAsync(
                    Functions::square, List.<Integer>of(), list -> told.incrementAndGet(), e -> told.incrementAndGet());
            assertThat(result.ready()).isTrue();
            assertThat(result.get()).isEmpty();
        }
        assertThat(told).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void slowCallback_delaysNoOtherResult(Engine engine) {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            AsyncResult<Integer> slow = pool.applyAsync(
                    Functions::square,
                    2,
                    x -> {
                        entered.countDown();
                        await(release);
                    },
                    null);
            await(entered);
            assertThat(pool.map(Functions::square, List.of(5, 6))).containsExactly(25, 36);
            assertThat(slow.ready()).isFalse();
            release.countDown();
            assertThat(slow.get()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void throwingCallback_failsNothingAndIsReported(Engine engine) throws Exception {
        CompletableFuture<Throwable> reported = new CompletableFuture<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> reported.complete(e));
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            AsyncResult<Integer> result = pool.applyAsync(
                    Functions::square,
                    3,
                    x -> {
                        throw new IllegalStateException("from a callback");
                    },
                    null);
            assertThat(result.get()).isEqualTo(9);
            assertThat(reported.get(30, TimeUnit.SECONDS)).hasMessage("from a callback");
            assertThat(pool.apply(Functions::square, 4)).isEqualTo(16);
            CompletableFuture<Integer> next = new CompletableFuture<>();
            pool.applyAsync(Functions::square, 5, next::complete, null);
            assertThat(next.get(30, TimeUnit.SECONDS)).isEqualTo(25);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void terminate_insideACallback_endsThePool(Engine engine) {
        Pool pool = Pools.builder(1).engine(engine).build();
        CountDownLatch submitted = new CountDownLatch(1);
        AsyncResult<Integer> first = pool.applyAsync(
                Functions::square,
                2,
                x -> {
                    await(submitted);
                    pool.terminate();
                },
                null);
        AsyncResult<Long> pending = pool.applyAsync(Functions::hang, 1);
        submitted.countDown();
        assertThat(first.get(SOON)).isEqualTo(4);
        assertThatThrownBy(() -> pending.get(SOON)).isInstanceOf(PoolClosedException.class);
        assertThat(pool.join(SOON)).isTrue();
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void close_insideACallback_doesNotWaitForItself(Engine engine) {
        Pool pool = Pools.builder(1).engine(engine).build();
        AsyncResult<Integer> result = pool.applyAsync(Functions::square, 2, x -> pool.close(), null);
        assertThat(result.get(SOON)).isEqualTo(4);
        pool.close();
        assertThat(pool.join(SOON)).isTrue();
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void terminate_callbackHangs_completesEveryResultAtOnce(Engine engine) {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
        Pool pool = Pools.builder(1).engine(engine).build();
        AsyncResult<Integer> done = pool.applyAsync(
                Functions::square,
                2,
                x -> {
                    entered.countDown();
                    await(release);
                },
                null);
        await(entered);
        AsyncResult<Integer> behind = pool.applyAsync(Functions::square, 3, x -> {}, null);
        AsyncResult<Long> pending = pool.applyAsync(Functions::hang, 1, null, errors::add);

        pool.terminate();

        assertThat(done.get(SOON)).isEqualTo(4);
        assertThat(behind.await(SOON)).isTrue();
        assertThatThrownBy(() -> pending.get(SOON)).isInstanceOf(PoolClosedException.class);
        release.countDown();
        assertThat(pool.join(SOON)).isTrue();
        // The callbacks that waited are told all the same.
        assertThat(errors).singleElement().isInstanceOf(PoolClosedException.class);
    }

    @Test
    void close_waitsForCallbacks() {
        AtomicInteger told = new AtomicInteger();
        try (Pool pool = Pools.of(2)) {
            for (int i = 0; i < 20; i++) {
                pool.applyAsync(Functions::square, i, x -> told.incrementAndGet(), null);
            }
        }
        assertThat(told).hasValue(20);
    }

    @Test
    void cancel_tellsTheErrorCallback() throws Exception {
        CompletableFuture<Throwable> error = new CompletableFuture<>();
        try (Pool pool = Pools.of(1)) {
            AsyncResult<Long> running = pool.applyAsync(Functions::hang, 1);
            AsyncResult<Integer> waiting = pool.applyAsync(Functions::square, 1, null, error::complete);
            assertThat(waiting.cancel()).isTrue();
            assertThat(error.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
            assertThat(waiting.cancel()).isFalse();
            running.cancel(false);
            pool.terminate();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void callback_waitsForACallWithACallback_isToldInsteadOfHanging(Engine engine) throws Exception {
        CompletableFuture<Integer> without = new CompletableFuture<>();
        CompletableFuture<Throwable> with = new CompletableFuture<>();
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            pool.applyAsync(
                    Functions::square,
                    3,
                    nine -> {
                        without.complete(
                                pool.applyAsync(Functions::square, nine).get());
                        try {
                            pool.applyAsync(Functions::square, nine, x -> {}, null)
                                    .get();
                        } catch (IllegalStateException e) {
                            with.complete(e);
                        }
                    },
                    null);
            assertThat(without.get(30, TimeUnit.SECONDS)).isEqualTo(81);
            assertThat(with.get(30, TimeUnit.SECONDS)).hasMessageContaining("callback of its own");
        }
    }

    @Test
    void manyCalls_fromCallbacks_goOn() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (Pool pool = Pools.of(2)) {
            countDown(pool, 50, end);
            assertThat(end.get(30, TimeUnit.SECONDS)).isZero();
        }
    }

    private static void countDown(Pool pool, int from, CompletableFuture<Integer> end) {
        if (from == 0) {
            end.complete(0);
            return;
        }
        pool.applyAsync(Functions::square, from, x -> countDown(pool, from - 1, end), end::completeExceptionally);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
