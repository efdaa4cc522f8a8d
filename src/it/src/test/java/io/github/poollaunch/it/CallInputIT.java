package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Items;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.ResultStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call can be given as its input. */
@ExtendWith(NoSurvivors.class)
class CallInputIT {

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void input_ofAnyKind_isRead(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            assertThat(pool.map(Functions::square, Items.of(List.of(1, 2, 3).iterator())))
                    .containsExactly(1, 4, 9);
            assertThat(pool.map(Functions::square, Items.of(Stream.of(1, 2, 3))))
                    .containsExactly(1, 4, 9);
            assertThat(pool.map(Functions::square, Items.of(IntStream.range(0, 4))))
                    .containsExactly(0, 1, 4, 9);
            assertThat(pool.map(Functions::square, Items.of(new Integer[] {1, 2})))
                    .containsExactly(1, 4);
            assertThat(pool.map(Functions::square, Items.of(new int[] {1, 2}))).containsExactly(1, 4);
            assertThat(pool.imap(Functions::square, Items.of(new int[] {3, 4})).stream())
                    .containsExactly(9, 16);
            assertThat(pool.map(Functions::identity, Items.of(new long[] {1}))).isEqualTo(List.of(1L));
            assertThat(pool.map(Functions::identity, Items.of(new double[] {1})))
                    .isEqualTo(List.of(1.0));
            assertThat(pool.map(Functions::identity, Items.of(new float[] {1}))).isEqualTo(List.of(1f));
            assertThat(pool.map(Functions::identity, Items.of(new short[] {1}))).isEqualTo(List.of((short) 1));
            assertThat(pool.map(Functions::identity, Items.of(new byte[] {1}))).isEqualTo(List.of((byte) 1));
            assertThat(pool.map(Functions::identity, Items.of(new char[] {'a'})))
                    .isEqualTo(List.of('a'));
            assertThat(pool.map(Functions::identity, Items.of(new boolean[] {true})))
                    .isEqualTo(List.of(true));
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void input_null_isRefusedAtOnceByItsName(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            assertThatThrownBy(() -> pool.map(Functions::square, null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("items");
            assertThatThrownBy(() -> pool.imap(Functions::square, null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("items");
            assertThatThrownBy(() -> pool.imapUnordered(Functions::square, null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("items");
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void stream_isClosedWhenItWasRead(Engine engine) {
        AtomicInteger closed = new AtomicInteger();
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            pool.map(Functions::square, Items.of(Stream.of(1, 2, 3).onClose(closed::incrementAndGet)));
            assertThat(closed).hasValue(1);
            pool.imap(Functions::square, Items.of(Stream.of(1, 2, 3).onClose(closed::incrementAndGet)))
                    .forEachRemaining(x -> {});
            assertThat(closed).hasValue(2);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void stream_isClosedWhenItsResultsAreNotWanted(Engine engine) {
        AtomicInteger closed = new AtomicInteger();
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            try (ResultStream<Integer> results = pool.imap(
                    Functions::square,
                    Items.of(Stream.iterate(1, x -> x % 100 + 1).onClose(closed::incrementAndGet)))) {
                assertThat(results.next()).isEqualTo(1);
            }
        }
        org.awaitility.Awaitility.await().untilAtomic(closed, org.hamcrest.Matchers.is(1));
    }

    @Test
    void stream_whoseCloseThrows_isTold() {
        try (Pool pool = Pools.of(1)) {
            Stream<Integer> stream = Stream.of(1, 2).onClose(() -> {
                throw new IllegalStateException("not closed");
            });
            List<Integer> got = new ArrayList<>();
            ResultStream<Integer> results = pool.imap(Functions::square, Items.of(stream));
            assertThatThrownBy(() -> results.forEachRemaining(got::add))
                    .isInstanceOf(PoolException.class)
                    .hasRootCauseMessage("not closed");
            assertThat(got).containsExactly(1, 4);
        }
    }

    @Test
    void items_ofAnIterator_areReadOnce() {
        Items<Integer> once = Items.of(List.of(1).iterator());
        try (Pool pool = Pools.builder(1).engine(Engine.threads()).build()) {
            assertThat(pool.map(Functions::square, once)).containsExactly(1);
            assertThatThrownBy(() -> pool.map(Functions::square, once))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("once");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 1_000, Integer.MAX_VALUE, -5})
    void list_whoseSizeLies_givesWhatItsIteratorGives(int size) {
        List<Integer> liar = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Integer> iterator() {
                return List.of(1, 2, 3, 4, 5).iterator();
            }
        };
        try (Pool pool = Pools.of(2)) {
            assertThat(pool.map(Functions::square, liar)).containsExactly(1, 4, 9, 16, 25);
            assertThat(pool.imap(Functions::square, liar, 2).stream()).containsExactly(1, 4, 9, 16, 25);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void list_thatChangesWhileItIsRead_endsInItsOwnError(Engine engine) {
        List<Integer> changing = new ArrayList<>(List.of(1, 2, 3, 4)) {
            private static final long serialVersionUID = 1;

            @Override
            public Iterator<Integer> iterator() {
                Iterator<Integer> iterator = super.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return iterator.hasNext();
                    }

                    @Override
                    public Integer next() {
                        Integer item = iterator.next();
                        add(5);
                        return item;
                    }
                };
            }
        };
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            assertThatThrownBy(() -> pool.map(Functions::square, changing))
                    .isInstanceOf(ConcurrentModificationException.class);
            ResultStream<Integer> results = pool.imap(Functions::square, changing);
            assertThat(results.next()).isEqualTo(1);
            assertThatThrownBy(results::next).hasRootCauseInstanceOf(ConcurrentModificationException.class);
            assertThat(results.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void iteratorThatThrows_insideMap_isThrownInTheCaller(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            Iterable<Integer> broken = () -> {
                throw new IllegalStateException("no items");
            };
            assertThatThrownBy(() -> pool.map(Functions::square, broken))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no items");
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    @Test
    void closedPool_isToldBeforeArguments() {
        Pool pool = Pools.builder(1).engine(Engine.threads()).build();
        pool.close();
        assertThatThrownBy(() -> pool.map(null, null, -1)).hasMessageContaining("closed");
        assertThatThrownBy(() -> pool.imap(null, null, -1)).hasMessageContaining("closed");
        assertThatThrownBy(() -> pool.starmap((io.github.poollaunch.PoolBiFunction<Object, Object, Object>) null, null))
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> pool.applyAsync((io.github.poollaunch.PoolSupplier<Object>) null))
                .hasMessageContaining("closed");
    }
}
