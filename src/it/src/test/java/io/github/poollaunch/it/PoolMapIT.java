package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.it.Functions.Point;
import io.github.poollaunch.it.Functions.Shape;
import io.github.poollaunch.it.Functions.Suit;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** map and apply: order, functions of every kind, values of every kind. */
@ExtendWith(NoSurvivors.class)
class PoolMapIT {

    static Stream<Engine> engines() {
        return Stream.of(Engine.processes(), Engine.threads(), Engine.sequential());
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void map_manyItems_comeBackInOrder(Engine engine) {
        try (Pool pool = Pools.builder(3).engine(engine).build()) {
            assertThat(pool.map(Functions::square, numbers(1000)))
                    .isEqualTo(numbers(1000).stream().map(x -> x * x).toList());
            assertThat(pool.map(Functions::square, numbers(10), 3))
                    .isEqualTo(numbers(10).stream().map(x -> x * x).toList());
            assertThat(pool.map(Functions::square, List.of())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void function_ofEveryKind_isRun(Engine engine) {
        int captured = 40;
        Map<String, Integer> heldByTheLambda = Map.of("two", 2);
        try (Pool pool = Pools.covered(2).engine(engine).build()) {
            assertThat(pool.map(x -> x + captured, List.of(1, 2))).containsExactly(41, 42);
            assertThat(pool.<Integer, Integer>apply(x -> x + heldByTheLambda.get("two"), 1))
                    .isEqualTo(3);
            assertThat(pool.map(new Functions.Doubler(), List.of(1, 2))).containsExactly(2, 4);
            assertThat(pool.map(new Functions.Adder(5), List.of(1, 2))).containsExactly(6, 7);
            assertThat(pool.map(String::length, List.of("a", "bb"))).containsExactly(1, 2);
            assertThat(pool.map("abc"::charAt, List.of(0, 2))).containsExactly('a', 'c');
            assertThat(pool.map(StringBuilderless::new, List.of("a"))).containsExactly(new StringBuilderless("a"));
            assertThat(pool.apply(() -> "supplied")).isEqualTo("supplied");
            assertThat(pool.map(Functions::identity, List.of("generic"))).containsExactly("generic");
            assertThat(pool.apply((Functions.Checked) x -> 2 * x, 5)).isEqualTo(1010);
            Functions.Both both = new Functions.Both();
            assertThat(pool.apply((PoolSupplier<Integer>) both)).isEqualTo(-1);
            assertThat(pool.apply((PoolFunction<Integer, Integer>) both, 7)).isEqualTo(7);
        }
    }

    record StringBuilderless(String text) {}

    @Test
    void reflectedFunction_isRunByName() throws Exception {
        try (Pool pool = Pools.of(1)) {
            assertThat(pool.map(PoolFunction.of(Functions.class.getMethod("square", int.class)), List.of(3)))
                    .containsExactly(9);
            assertThat(pool.map(PoolFunction.of(Functions.Doubler.class), List.of(3)))
                    .containsExactly(6);
        }
    }

    @Test
    void values_ofEveryKind_comeOutEqual() {
        Shape shape = new Shape(
                "s",
                Arrays.asList(new Point(1, 0.1), null, new Point(Integer.MIN_VALUE, Double.NaN)),
                new LinkedHashMap<>(Map.of("a", 1L, "b", Long.MAX_VALUE)),
                Suit.SPADES,
                null);
        try (Pool pool = Pools.covered(1).build()) {
            assertThat(pool.apply(Functions::grow, shape))
                    .isEqualTo(new Shape("s+", shape.points(), shape.tags(), Suit.SPADES, shape));
            assertThat(pool.apply(Functions::longs, List.of(1L, 2L))).containsExactly(2L, 3L);
            assertThat(pool.apply(Functions::sorted, Set.of("b", "a"))).containsExactly("a", "b");
            assertThat(pool.apply(Functions::reverse, new byte[] {1, -2})).containsExactly(-2, 1);
            assertThat(pool.map(Functions::nullToNull, Arrays.asList("a", null, "ä€😀\0\ud800")))
                    .containsExactly("a", null, "ä€😀\0\ud800");
        }
    }

    @Test
    void values_insideAnObject_keepTheirTypes() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("int", 1);
        map.put("long", 1L);
        map.put("double", 1.0);
        map.put("nan", Double.NaN);
        map.put("text", "1");
        map.put("list", Arrays.asList(1, 2L, null));
        map.put("dollar", Map.of("$long", "no tag"));
        map.put("nothing", null);
        try (Pool pool = Pools.covered(1).build()) {
            Map<String, Object> described = pool.apply(Functions::describe, map);
            assertThat(described)
                    .containsEntry("back", map)
                    .containsEntry("long", "Long")
                    .containsEntry("int", "Integer");
        }
    }

    @Test
    void value_ofAnotherType_isRefusedWithItsPlace() {
        try (Pool pool = Pools.covered(1).build()) {
            @SuppressWarnings({"unchecked", "rawtypes"}) // heap pollution, as raw types make it
            List<Long> polluted = (List) List.of(1L, 2);
            assertThatThrownBy(() -> pool.apply(Functions::longs, polluted))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("[1]")
                    .hasMessageContaining("Integer");
            assertThatThrownBy(() -> pool.map(Functions::identity, List.of(new Object())))
                    .hasMessageContaining("java.lang.Object");
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    @Test
    void function_thatCannotTravel_isRefusedBeforeAnyWork() {
        Object notSerializable = new Object();
        try (Pool pool = Pools.of(1)) {
            assertThatThrownBy(() -> pool.map(x -> x + notSerializable.hashCode(), List.of(1)))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("java.lang.Object")
                    .hasMessageContaining("Serializable");
            assertThatThrownBy(() -> pool.apply((PoolFunction<Thread, Integer> & Serializable) t -> 1, null))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("java.lang.Thread");
            assertThat(pool.workers())
                    .allSatisfy(worker -> assertThat(worker.tasksDone()).isZero());
        }
    }

    @Test
    void map_moreProcessesThanCpus_runsOnThatManyProcesses() {
        int processes = 2 * Runtime.getRuntime().availableProcessors() + 1;
        try (Pool pool = Pools.of(processes)) {
            // As long as a worker is not ready it takes no chunk, so that the first ones may do everything.
            org.awaitility.Awaitility.await()
                    .until(() -> pool.workers().stream().allMatch(worker -> worker.launchToReady() != null));
            assertThat(pool.workers().stream().map(worker -> worker.pid()).distinct())
                    .hasSize(processes);
        }
    }

    @Test
    void mapAsync_isReadManyTimes() {
        try (Pool pool = Pools.of(2)) {
            AsyncResult<List<Integer>> result = pool.mapAsync(Functions::square, List.of(1, 2, 3));
            assertThat(result.await(Duration.ofSeconds(30))).isTrue();
            assertThat(result.ready()).isTrue();
            assertThat(result.successful()).isTrue();
            assertThat(result.get()).isEqualTo(result.get(Duration.ZERO)).containsExactly(1, 4, 9);
            assertThat(result.toCompletableFuture().join()).containsExactly(1, 4, 9);
            assertThat(result.cancel(true)).isFalse();
        }
    }

    @Test
    void futureOfAResult_mayUseThePool() {
        try (Pool pool = Pools.of(1)) {
            assertThat(pool.applyAsync(Functions::square, 2)
                            .toCompletableFuture()
                            .thenApply(four -> pool.apply(Functions::square, four))
                            .join())
                    .isEqualTo(16);
        }
    }

    @Test
    void timeLimits_ofAnyLength_areTaken() {
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        Pool pool = Pools.of(1);
        assertThat(pool.applyAsync(Functions::square, 2).get(forEver)).isEqualTo(4);
        assertThat(pool.applyAsync(Functions::square, 2).await(forEver)).isTrue();
        assertThat(pool.imap(Functions::square, List.of(3)).next(forEver)).isEqualTo(9);
        pool.close();
        assertThat(pool.join(forEver)).isTrue();
    }

    @Test
    void bigValues_crossBothWaysAtOnce() {
        String text = "0123456789".repeat(1_000_000);
        try (Pool pool = Pools.of(2)) {
            assertThat(pool.map(Functions::identity, List.of(text, text, text, text), 1))
                    .containsExactly(text, text, text, text);
        }
    }

    @Test
    void wrongArguments_areRefused() {
        assertThatThrownBy(() -> Pool.of(0)).isInstanceOf(IllegalArgumentException.class);
        try (Pool pool = Pools.of(1)) {
            assertThatThrownBy(() -> pool.map(Functions::square, List.of(1), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("chunk size");
        }
    }
}
