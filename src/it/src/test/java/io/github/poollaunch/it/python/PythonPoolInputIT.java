package io.github.poollaunch.it.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Items;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.it.Engines;
import io.github.poollaunch.it.NoSurvivors;
import io.github.poollaunch.it.Pools;
import io.github.poollaunch.it.python.FaultyInput.SaidWhen;
import io.github.poollaunch.it.python.PythonTasks.Unreadable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an input that throws, that has no length, or whose items cannot travel. */
@ExtendWith(NoSurvivors.class)
class PythonPoolInputIT {

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void map_inputThrows_isThrownAsItIsAndThePoolGoesOn(Engine engine) {
        try (Pool pool = Pools.builder(4).engine(engine).build()) {
            for (int again = 0; again < 2; again++) {
                for (Iterable<Integer> input : List.of(
                        FaultyInput.throwing(1, -1), FaultyInput.throwing(10, 3), FaultyInput.listThatThrows())) {
                    assertThatThrownBy(() -> pool.map(PythonTasks::square, input, 1))
                            .isInstanceOf(SaidWhen.class)
                            .hasNoCause();
                    assertThatThrownBy(() -> pool.mapAsync(PythonTasks::square, input, 1))
                            .isInstanceOf(SaidWhen.class);
                }
            }
            assertThat(pool.map(PythonTasks::square, List.of(2, 3))).containsExactly(4, 9);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void map_inputWithoutALength_isReadInTheCallersThread(Engine engine) {
        AtomicReference<Thread> reader = new AtomicReference<>();
        Stream<Integer> input = Stream.of(1, 2, 3).peek(x -> reader.set(Thread.currentThread()));
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            assertThat(pool.mapAsync(PythonTasks::square, Items.of(input)).get())
                    .containsExactly(1, 4, 9);
        }
        assertThat(reader).hasValue(Thread.currentThread());
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void imap_inputThrowsAtOnce_isToldByNextThenEnds(Engine engine) {
        try (Pool pool = Pools.builder(4).engine(engine).build()) {
            for (int again = 0; again < 2; again++) {
                for (ResultStream<Integer> results : List.of(
                        pool.imap(PythonTasks::square, FaultyInput.throwing(1, -1), 1),
                        pool.imapUnordered(PythonTasks::square, FaultyInput.throwing(1, -1), 1))) {
                    assertThatThrownBy(results::next)
                            .isInstanceOf(PoolException.class)
                            .hasCauseInstanceOf(SaidWhen.class);
                    assertThat(results.hasNext()).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void imap_inputThrowsLater_deliversAllItemsBeforeIt(Engine engine) {
        try (Pool pool = Pools.builder(4).engine(engine).build()) {
            assertDelivers(3, pool.imap(PythonTasks::square, FaultyInput.throwing(10, 3), 1));
            // CPython loses the items that share a chunk with the fault: it gives 6 of these 7, and then 4.
            assertDelivers(7, pool.imap(PythonTasks::square, FaultyInput.throwing(20, 7), 2));
            assertDelivers(7, pool.imap(PythonTasks::square, FaultyInput.throwing(20, 7), 4));
        }
    }

    private static void assertDelivers(int items, ResultStream<Integer> results) {
        for (int i = 0; i < items; i++) {
            assertThat(results.next()).isEqualTo(i * i);
        }
        assertThatThrownBy(results::next).hasCauseInstanceOf(SaidWhen.class);
        assertThat(results.hasNext()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void imapUnordered_inputThrowsLater_deliversAllItemsBeforeIt(Engine engine) {
        try (Pool pool = Pools.builder(4).engine(engine).build()) {
            for (int chunkSize : new int[] {1, 2, 4}) {
                List<Integer> seen = new ArrayList<>();
                ResultStream<Integer> results =
                        pool.imapUnordered(PythonTasks::square, FaultyInput.throwing(20, 7), chunkSize);
                assertThatThrownBy(() -> results.forEachRemaining(seen::add)).hasCauseInstanceOf(SaidWhen.class);
                assertThat(seen)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, 7).mapToObj(x -> x * x).toList());
                assertThat(results.hasNext()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void imap_results_comeBeforeTheInputHasEnded(Engine engine) {
        AtomicInteger given = new AtomicInteger();
        Iterable<Integer> endless =
                () -> Stream.generate(given::incrementAndGet).iterator();
        try (Pool pool = Pools.builder(2).engine(engine).build();
                ResultStream<Integer> results = pool.imap(PythonTasks::identitySlowly, endless)) {
            for (int i = 1; i <= 50; i++) {
                assertThat(results.next()).isEqualTo(i);
                // CPython has read 299 of 300 items when the first three results are there, and reads an endless input
                // for ever.
                assertThat(given.get()).isLessThanOrEqualTo(i + 3 * 2 + 1);
            }
        }
    }

    @Test
    void map_itemCannotTravel_isRefusedAndThePoolGoesOn() {
        List<Unreadable> items = new ArrayList<>(Collections.nCopies(10, null));
        items.set(7, new Unreadable(1));
        try (Pool pool = Pools.of(2)) {
            for (int chunkSize : new int[] {1, 4, 10}) {
                assertThatThrownBy(() -> pool.map(PythonTasks::isThere, items, chunkSize))
                        .isInstanceOfSatisfying(
                                ItemFailedException.class,
                                e -> assertThat(e.index()).isEqualTo(7))
                        .hasMessageContaining("cannot be read");
                assertThat(pool.apply(PythonTasks::square, 3)).isEqualTo(9);
            }
        }
    }

    @Test
    void map_lastItemCannotTravel_noneIsRun() {
        ChunkWatcher watcher = new ChunkWatcher();
        List<Unreadable> items = new ArrayList<>(Collections.nCopies(10, null));
        items.set(9, new Unreadable(1));
        try (Pool pool = Pools.builder(2).listener(watcher).build()) {
            assertThatThrownBy(() -> pool.map(PythonTasks::isThere, items, 1))
                    .isInstanceOf(ItemFailedException.class)
                    .hasMessageContaining("cannot be read");
        }
        assertThat(watcher.takeSizes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void imap_itemCannotTravel_isToldInItsPlace(int chunkSize) {
        List<Object> items = List.of(1, 2, new Object(), 3);
        List<Object> seen = new ArrayList<>();
        try (Pool pool = Pools.of(2)) {
            ResultStream<Object> results = pool.imap(PythonTasks::identity, items, chunkSize);
            while (results.hasNext()) {
                try {
                    seen.add(results.next());
                } catch (ItemFailedException e) {
                    assertThat(e).hasMessageContaining("java.lang.Object");
                    seen.add("failed " + e.index());
                }
            }
        }
        assertThat(seen).containsExactly(1, 2, "failed 2", 3);
    }

    @Test
    void apply_itemCannotTravel_failsItsOwnCallOnly() {
        try (Pool pool = Pools.of(1)) {
            var before = pool.applyAsync(PythonTasks::square, 2);
            var refused = pool.applyAsync(PythonTasks::isThere, new Unreadable(1));
            var after = pool.applyAsync(PythonTasks::square, 3);
            assertThat(before.get()).isEqualTo(4);
            assertThatThrownBy(refused::get).hasMessageContaining("cannot be read");
            assertThat(after.get()).isEqualTo(9);
        }
    }
}
