package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolTimeoutException;
import io.github.poollaunch.ResultStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** imap and imapUnordered: lazy, bounded, in order, closable. */
@ExtendWith(NoSurvivors.class)
class PoolStreamIT {

    static Stream<Engine> engines() {
        return Stream.of(Engine.processes(), Engine.threads(), Engine.sequential());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void imap_manyItems_comeInOrder(Engine engine) {
        List<Integer> items = IntStream.range(0, 500).boxed().toList();
        try (Pool pool = Pools.covered(3).engine(engine).build()) {
            for (int chunkSize : new int[] {1, 7, 1000}) {
                assertThat(pool.imap(Functions::square, items, chunkSize).stream()
                                .toList())
                        .isEqualTo(items.stream().map(x -> x * x).toList());
                assertThat(pool.imapUnordered(Functions::square, items, chunkSize).stream()
                                .toList())
                        .containsExactlyInAnyOrderElementsOf(
                                items.stream().map(x -> x * x).toList());
            }
            assertThat(pool.imap(Functions::square, List.<Integer>of()).hasNext())
                    .isFalse();
        }
    }

    @Test
    void next_lessThanNoTime_doesNotWait() {
        try (Pool pool = Pools.of(1);
                ResultStream<Long> results = pool.imap(Functions::hang, List.of(1))) {
            assertThatThrownBy(() -> results.next(Duration.ofSeconds(Long.MIN_VALUE)))
                    .isInstanceOf(PoolTimeoutException.class);
            pool.terminate();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void imap_endlessInput_isPulledAFewChunksAhead(Engine engine) {
        AtomicInteger pulled = new AtomicInteger();
        Iterable<Integer> endless =
                () -> Stream.generate(pulled::incrementAndGet).iterator();
        try (Pool pool = Pools.builder(2).engine(engine).build();
                ResultStream<Integer> results = pool.imap(Functions::squareSlowly, endless, 5)) {
            for (int i = 1; i <= 50; i++) {
                assertThat(results.next()).isEqualTo(i * i);
            }
            assertThat(pulled.get()).isBetween(50, 50 + (3 * 2 + 1) * 5);
        }
    }

    @Test
    void imap_endlessInputOfShortItems_isPulledAFewGroupsAhead() {
        AtomicInteger pulled = new AtomicInteger();
        Iterable<Integer> endless =
                () -> Stream.generate(pulled::incrementAndGet).iterator();
        try (Pool pool = Pools.of(2);
                ResultStream<Integer> results = pool.imap(Functions::square, endless)) {
            int most = 0;
            for (int i = 1; i <= 20_000; i++) {
                assertThat(results.next()).isEqualTo(i * i);
                most = Math.max(most, pulled.get() - i);
            }
            // At most 4096 go to a worker at once; three times as many wait for it, or to be read.
            assertThat(most).isLessThanOrEqualTo(3 * 2 * 4096);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void imap_inputThrows_deliversAllBeforeItThenTheFault(Engine engine) {
        Iterable<Integer> faulty = () -> IntStream.range(0, 100)
                .map(i -> {
                    if (i == 7) {
                        throw new IllegalStateException("input broke");
                    }
                    return i;
                })
                .iterator();
        try (Pool pool = Pools.builder(2).engine(engine).build();
                ResultStream<Integer> results = pool.imap(Functions::square, faulty, 4)) {
            for (int i = 0; i < 7; i++) {
                assertThat(results.next()).isEqualTo(i * i);
            }
            assertThatThrownBy(results::next).hasRootCauseMessage("input broke");
            assertThat(results.hasNext()).isFalse();
            assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void imap_blockedInput_holdsUpNeitherItsResultsNorOtherCalls() throws Exception {
        SynchronousQueue<Integer> input = new SynchronousQueue<>();
        Iterable<Integer> blocked = () -> Stream.generate(() -> {
                    try {
                        return input.take();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("stopped", e);
                    }
                })
                .iterator();
        try (Pool pool = Pools.of(1)) {
            try (ResultStream<Integer> results = pool.imap(Functions::square, blocked)) {
                input.put(3);
                assertThat(results.next()).isEqualTo(9);
                assertThatThrownBy(() -> results.next(Duration.ofMillis(50))).isInstanceOf(PoolTimeoutException.class);
                assertThat(pool.apply(Functions::square, 2)).isEqualTo(4);
                input.put(4);
                assertThat(results.next(Duration.ofSeconds(30))).isEqualTo(16);
            }
        }
    }

    @Test
    void imap_unreadResults_doNotStopOtherCalls() {
        try (Pool pool = Pools.of(1);
                ResultStream<Integer> unread = pool.imap(Functions::square, endless())) {
            assertThat(unread.next()).isZero();
            for (int i = 0; i < 20; i++) {
                assertThat(pool.apply(Functions::square, i)).isEqualTo(i * i);
            }
        }
    }

    @Test
    void poolCloses_openStream_keepsWhatWasPulledThenSaysSo() {
        Pool pool = Pools.of(1);
        ResultStream<Integer> results = pool.imap(Functions::square, endless());
        assertThat(results.next()).isZero();
        pool.close();
        List<Integer> rest = new ArrayList<>();
        assertThatThrownBy(() -> results.forEachRemaining(rest::add))
                .isInstanceOf(PoolClosedException.class)
                .hasMessageContaining("closed before the input had ended");
        assertThat(rest)
                .isEqualTo(IntStream.rangeClosed(1, rest.size())
                        .mapToObj(i -> i * i)
                        .toList());
        assertThat(results.hasNext()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void poolCloses_streamOfACollection_isFinished(Engine engine) {
        List<Integer> items = IntStream.range(0, 100).boxed().toList();
        Pool pool = Pools.builder(1).engine(engine).build();
        ResultStream<Integer> results = pool.imap(Functions::square, items);
        ResultStream<Integer> unordered = pool.imapUnordered(Functions::square, items, 3);
        assertThat(results.next()).isZero();
        pool.close();
        assertThat(results.stream().toList()).hasSize(99).endsWith(99 * 99);
        assertThat(unordered.stream().toList()).hasSize(100);
    }

    @Test
    @SuppressWarnings("OverrideThrowableToString") // that is the point
    void imap_inputThrowsWhatCannotBeShown_endsAllTheSame() {
        Iterable<Integer> hostile = () -> {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1;

                @Override
                public String toString() {
                    throw new IllegalStateException("not even that");
                }
            };
        };
        try (Pool pool = Pools.of(1);
                ResultStream<Integer> results = pool.imap(Functions::square, hostile)) {
            assertThatThrownBy(results::next).isInstanceOf(PoolException.class);
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void poolTerminates_waitingReader_isTold() throws Exception {
        Pool pool = Pools.of(1);
        ResultStream<Long> results = pool.imap(Functions::hang, List.of(1, 2, 3));
        CountDownLatch ended = new CountDownLatch(1);
        List<Throwable> seen = new ArrayList<>();
        Thread reader = new Thread(() -> {
            try {
                results.next();
            } catch (PoolClosedException e) {
                seen.add(e);
            }
            ended.countDown();
        });
        reader.start();
        pool.terminate();
        ended.await();
        assertThat(seen).hasSize(1);
        pool.join();
    }

    @Test
    void stream_closedEarly_stopsPulling() {
        AtomicInteger pulled = new AtomicInteger();
        Iterable<Integer> endless =
                () -> Stream.generate(pulled::incrementAndGet).iterator();
        try (Pool pool = Pools.of(1)) {
            try (Stream<Integer> results = pool.imap(Functions::square, endless).stream()) {
                assertThat(results.limit(3).toList()).containsExactly(1, 4, 9);
            }
            int afterClose = pulled.get();
            assertThat(pool.apply(Functions::square, 5)).isEqualTo(25);
            assertThat(pulled.get()).isBetween(afterClose, afterClose + 1);
        }
    }

    @SuppressWarnings("UnnecessaryLambda") // an Iterable must be iterable more than once
    private static Iterable<Integer> endless() {
        return () -> Stream.iterate(0, i -> i + 1).iterator();
    }
}
