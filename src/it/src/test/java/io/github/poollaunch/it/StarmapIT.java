package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Args;
import io.github.poollaunch.Args2;
import io.github.poollaunch.Engine;
import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBiFunction;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.TaskFailedException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;

/** Functions of two and three arguments, and functions whose types are told beside them. */
@ExtendWith(NoSurvivors.class)
@SuppressWarnings("FutureReturnValueIgnored") // callbacks are told
class StarmapIT {

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void starmap_pairs_comeBackInOrder(Engine engine) {
        List<Args2<Integer, Integer>> pairs =
                IntStream.range(0, 200).mapToObj(i -> Args.of(3, i % 30)).toList();
        List<Long> expected = pairs.stream()
                .map(each -> CallFunctions.power(each.first(), each.second()))
                .toList();
        try (Pool pool = Pools.builder(3).engine(engine).build()) {
            assertThat(pool.starmap(CallFunctions::power, pairs)).isEqualTo(expected);
            assertThat(pool.starmap(CallFunctions::power, pairs, 7)).isEqualTo(expected);
            assertThat(pool.starmapAsync(CallFunctions::power, pairs).get()).isEqualTo(expected);
            assertThat(pool.starmapAsync(CallFunctions::power, pairs, 1000).get())
                    .isEqualTo(expected);
            assertThat(pool.starmap(CallFunctions::power, List.<Args2<Integer, Integer>>of()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void starmap_threeArguments_keepTheirTypes(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            assertThat(pool.starmap(
                            CallFunctions::join3,
                            List.of(Args.of("a", 1, List.of(1L, 2L)), Args.of("b", 2, List.of(1L << 40)))))
                    .containsExactly("a1[1, 2]3", "b2[1099511627776]1099511627776");
            assertThat(pool.apply(CallFunctions::join3, "c", 3, List.of(5L))).isEqualTo("c3[5]5");
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void functionOfTwo_ofEveryKind_isRun(Engine engine) {
        String captured = "<";
        CallFunctions.Prefixer bound = new CallFunctions.Prefixer("[");
        try (Pool pool = Pools.covered(2).engine(engine).build()) {
            assertThat(pool.apply(CallFunctions::power, 2, 10)).isEqualTo(1024L);
            assertThat(pool.apply(String::concat, "a", "b")).isEqualTo("ab");
            assertThat(pool.apply(bound::join, "a", 1)).isEqualTo("[a1");
            assertThat(pool.apply(CallFunctions.Pair::new, "a", 1)).isEqualTo(new CallFunctions.Pair("a", 1));
            assertThat(pool.apply((String a, Integer b) -> captured + a + b, "a", 1))
                    .isEqualTo("<a1");
            assertThat(pool.apply(new Concat(), "a", 1)).isEqualTo("a1");
            assertThat(pool.<Integer, Integer, List<Integer>>apply(CallFunctions::twice, 1, 2))
                    .containsExactly(1, 2);
            assertThat(pool.applyAsync(CallFunctions::power, 2, 3).get()).isEqualTo(8L);
        }
    }

    /** A class without state. */
    public static final class Concat implements PoolBiFunction<String, Integer, String> {
        private static final long serialVersionUID = 1;

        @Override
        public String apply(String first, Integer second) {
            return first + second;
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void starmap_nullArguments_arrive(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            assertThat(pool.starmap(CallFunctions::nullsAsText, List.of(Args.of(null, 1), Args.of("a", null))))
                    .containsExactly("null/1", "a/null");
            assertThatThrownBy(() -> pool.starmap(
                            CallFunctions::power, Arrays.asList(Args.of(1, 2), (Args2<Integer, Integer>) null)))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("Args.of");
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void starmap_oneFails_isToldWithItsIndex(Engine engine) {
        try (Pool pool = Pools.covered(2).engine(engine).build()) {
            assertThatThrownBy(() -> pool.starmap(
                            CallFunctions::divide, List.of(Args.of(4, 2), Args.of(1, 0), Args.of(9, 3)), 1))
                    .isInstanceOfSatisfying(
                            TaskFailedException.class,
                            e -> assertThat(e.index()).isEqualTo(1))
                    .hasRootCauseInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // the wrong type is what is tested
    void argument_ofAnotherType_isRefusedWithItsPlace() {
        List wrong = List.of(Args.of(1, 2), Args.of(1, "two"));
        try (Pool pool = Pools.of(1)) {
            assertThatThrownBy(() -> pool.starmap((PoolBiFunction) PoolBiFunctionOfPower.POWER, wrong))
                    .isInstanceOf(ItemFailedException.class)
                    .hasMessageContaining("argument 2")
                    .hasMessageContaining("\"two\"");
        }
    }

    private static final class PoolBiFunctionOfPower {
        static final PoolBiFunction<Integer, Integer, Long> POWER = CallFunctions::power;
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void typedLambda_keepsItsElementsTypes(Engine engine) {
        PoolFunction<List<CallFunctions.Pair>, Map<String, Long>> typed = PoolFunction.typed(
                pairs -> {
                    Map<String, Long> sizes = new java.util.TreeMap<>();
                    for (CallFunctions.Pair pair : pairs) {
                        sizes.put(pair.name(), (long) pair.size());
                    }
                    return sizes;
                },
                new TypeReference<List<CallFunctions.Pair>>() {},
                new TypeReference<Map<String, Long>>() {});
        PoolBiFunction<List<Long>, Long, Long> typedPair = PoolBiFunction.typed(
                (list, more) -> list.get(0) + more,
                new TypeReference<List<Long>>() {},
                new TypeReference<Long>() {},
                new TypeReference<Long>() {});
        try (Pool pool = Pools.covered(2).engine(engine).build()) {
            assertThat(pool.apply(typed, List.of(new CallFunctions.Pair("a", 5))))
                    .isEqualTo(Map.of("a", 5L));
            assertThat(pool.apply(typedPair, List.of(1L), 2L)).isEqualTo(3L);
            // Captured by another lambda it is called where it is.
            assertThat(pool.apply(
                            (Integer size) -> typed.apply(List.of(new CallFunctions.Pair("b", size)))
                                    .size(),
                            7))
                    .isEqualTo(1);
        }
    }

    @Test
    void lambdaWithoutTypes_isRefusedWhereItsElementsWouldChange() {
        try (Pool pool = Pools.of(1)) {
            assertThatThrownBy(() -> pool.apply(
                            (List<CallFunctions.Pair> pairs) -> pairs.size(), List.of(new CallFunctions.Pair("a", 5))))
                    .isInstanceOf(ItemFailedException.class)
                    .hasMessageContaining("[0]")
                    .hasMessageContaining("Pair");
        }
    }

    @Test
    void wrongItem_isFoundBeforeAnyWorkStarts() {
        AtomicCounter.started.set(0);
        List<Object> items = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
        items.set(99, new Thread());
        try (Pool pool = Pools.builder(2)
                .listener(new io.github.poollaunch.PoolListener() {
                    @Override
                    public void chunkStarted(io.github.poollaunch.WorkerInfo worker, int count) {
                        AtomicCounter.started.incrementAndGet();
                    }
                })
                .build()) {
            assertThatThrownBy(() -> pool.map(Functions::identity, items, 1))
                    .isInstanceOfSatisfying(
                            ItemFailedException.class,
                            e -> assertThat(e.index()).isEqualTo(99))
                    .hasMessageContaining("java.lang.Thread");
        }
        assertThat(AtomicCounter.started).hasValue(0);
    }

    private static final class AtomicCounter {
        static final java.util.concurrent.atomic.AtomicInteger started =
                new java.util.concurrent.atomic.AtomicInteger();
    }

    @Test
    void longLists_ofPairs_arrive() {
        try (Pool pool = Pools.of(2)) {
            List<Args2<Long, Long>> pairs = LongStream.range(0, 50_000)
                    .mapToObj(i -> Args.of(i, i << 33))
                    .toList();
            List<Long> sums = pool.starmap(Long::sum, pairs);
            assertThat(sums).hasSize(50_000);
            for (int i = 0; i < sums.size(); i++) {
                assertThat(sums.get(i)).isEqualTo(i + ((long) i << 33));
            }
        }
    }

    @Test
    void serialisedFunctionOfTwo_withState_travels() {
        try (Pool pool = Pools.covered(1).build()) {
            assertThat(pool.apply(new Scaled(10), 2, 3)).isEqualTo(50);
        }
    }

    private record Scaled(int factor) implements PoolBiFunction<Integer, Integer, Integer>, Serializable {
        @Override
        public Integer apply(Integer first, Integer second) {
            return (first + second) * factor;
        }
    }

    @Test
    void asyncFormsOfSeveralArguments_tellTheirCallback() {
        CompletableFuture<Long> told = new CompletableFuture<>();
        CompletableFuture<String> told3 = new CompletableFuture<>();
        CompletableFuture<Throwable> failed = new CompletableFuture<>();
        try (Pool pool = Pools.of(1)) {
            pool.applyAsync(CallFunctions::power, 2, 5, told::complete, null);
            pool.applyAsync(CallFunctions::join3, "a", 1, List.of(2L), told3::complete, null);
            pool.applyAsync(CallFunctions::divide, 1, 0, null, failed::complete);
        }
        assertThat(told).isCompletedWithValue(32L);
        assertThat(told3).isCompletedWithValue("a1[2]2");
        assertThat(failed.join()).isInstanceOf(TaskFailedException.class);
    }
}
