package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.ThisWorker;
import io.github.poollaunch.Wire;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every kind there and back through a real worker, in each wire format. */
@ExtendWith(NoSurvivors.class)
class TravelIT {

    static Stream<Wire> wires() {
        return Stream.of(Wire.JSON, Wire.SMILE);
    }

    @ParameterizedTest
    @MethodSource("wires")
    void values_ofEveryKind_comeOutEqual(Wire wire) {
        TravelFunctions.Everything value = new TravelFunctions.Everything(
                Instant.MAX,
                ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 1, ZoneId.of("Europe/Paris")),
                Duration.ofSeconds(Long.MIN_VALUE),
                new UUID(1, -1),
                Locale.forLanguageTag("sr-Latn-RS"),
                Optional.of(List.of(Long.MAX_VALUE)),
                Set.of(new TravelFunctions.Circle(Double.MIN_VALUE), TravelFunctions.Nothing.NOTHING),
                Map.of(TravelFunctions.Level.HIGH, new double[0]),
                Map.of("a", List.of(5L, Set.of((short) 1), Instant.EPOCH)));
        try (Pool pool = Pools.builder(1).wire(wire).build()) {
            TravelFunctions.Everything back = pool.apply(TravelFunctions::everything, value);
            assertThat(back).usingRecursiveComparison().isEqualTo(value);
            assertThat(back.any()).isEqualTo(value.any());
            assertThat(pool.<TravelFunctions.Figure, TravelFunctions.Figure>map(
                            TravelFunctions::figure,
                            List.of(
                                    new TravelFunctions.Circle(-0.0),
                                    new TravelFunctions.Square(1L << 60),
                                    TravelFunctions.Nothing.NOTHING)))
                    .containsExactly(
                            new TravelFunctions.Circle(-0.0),
                            new TravelFunctions.Square(1L << 60),
                            TravelFunctions.Nothing.NOTHING);
            TravelFunctions.Node node =
                    new TravelFunctions.Node("root", new ArrayList<>()).add(new TravelFunctions.Node());
            assertThat(pool.apply(TravelFunctions::node, node)).isEqualTo(node);
        }
    }

    /** Packed on their way, and lists like any other for a task and for the caller. */
    @ParameterizedTest
    @MethodSource("wires")
    void manyDoubles_canBeChangedWhereTheyArrive(Wire wire) {
        List<Double> values = new Random(1).doubles(100_000).boxed().collect(Collectors.toList());
        values.set(7, Double.NaN);
        List<Double> smallestFirst = new ArrayList<>(values);
        Collections.sort(smallestFirst);
        smallestFirst.add(0, null);
        try (Pool pool = Pools.builder(2).wire(wire).build()) {
            List<Double> sorted = pool.apply(TravelFunctions::sortInPlace, values);
            assertThat(sorted).isEqualTo(smallestFirst);
            List<Double> same = pool.apply(TravelFunctions::doubles, values);
            assertThat(same).isEqualTo(values);
            same.removeIf(each -> each > 0.5);
            values.removeIf(each -> each > 0.5);
            assertThat(same).isEqualTo(values).hasSizeLessThan(60_000);
            assertThat(pool.apply(TravelFunctions::doubles, same)).isEqualTo(same);
            assertThat(pool.map(TravelFunctions::sum, List.of(new double[] {0.5, -2}, new double[100])))
                    .containsExactly(-1.5, 0.0);
            // A lambda has lost what the list has.
            List<Object> any = pool.apply(list -> list, new ArrayList<Object>(values));
            assertThat(any).isEqualTo(values);
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void annotatedClasses_travelByDatabind(Wire wire) {
        try (Pool pool = Pools.builder(1).wire(wire).build()) {
            assertThat(pool.apply(TravelFunctions::animal, new TravelFunctions.Dog("Rex", 5L)))
                    .isEqualTo(new TravelFunctions.Dog("Rex", 5L));
            assertThat(pool.apply(TravelFunctions::account, new TravelFunctions.Account("A", -1)))
                    .isEqualTo(new TravelFunctions.Account("A", -1));
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void usersJacksonSettings_areAppliedInTheWorkerAsWell(Wire wire) {
        try (Pool pool = Pools.builder(1)
                .wire(wire)
                .jackson(TravelFunctions::celsiusSettings)
                .shared(new TravelFunctions.Celsius(36.6))
                .build()) {
            assertThat(pool.apply(TravelFunctions::celsius, new TravelFunctions.Celsius(-273.15)))
                    .isEqualTo(new TravelFunctions.Celsius(-273.15));
            boolean shared = pool.apply(
                    () -> ThisWorker.shared(TravelFunctions.Celsius.class).equals(new TravelFunctions.Celsius(36.6)));
            assertThat(shared).isTrue();
        }
    }

    @Test
    void classThatNobodyCanMake_isRefusedWithoutSettings() {
        try (Pool pool = Pools.of(1)) {
            assertThatThrownBy(() -> pool.apply(TravelFunctions::celsius, new TravelFunctions.Celsius(1)))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("Celsius")
                    .hasMessageContaining("constructor");
        }
    }

    @Test
    void settingsThatThrow_areToldAtTheCall() {
        try (Pool pool = Pools.builder(1).jackson(TravelFunctions::broken).build()) {
            assertThatThrownBy(() -> pool.apply(TravelFunctions::account, new TravelFunctions.Account("A", 1)))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("these settings are broken");
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    @Test
    void settingsThatCannotTravel_areRefusedWhenThePoolIsBuilt() {
        Object captured = new Object();
        assertThatThrownBy(() -> Pools.builder(1)
                        .jackson(builder -> builder.addMixIn(Object.class, captured.getClass()))
                        .build())
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("Jackson settings")
                .hasMessageContaining("java.lang.Object");
    }

    @ParameterizedTest
    @MethodSource("wires")
    void exceptionThatIsReturned_isAValue(Wire wire) {
        try (Pool pool = Pools.builder(1).wire(wire).build()) {
            assertThat(pool.apply(TravelFunctions::makeFailure, 1))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("a value")
                    .hasStackTraceContaining("TravelFunctions.makeFailure")
                    .cause()
                    .isExactlyInstanceOf(IllegalStateException.class);
            assertThat(pool.apply(TravelFunctions::failure, new ArithmeticException("sent")))
                    .isExactlyInstanceOf(ArithmeticException.class)
                    .hasMessage("sent");
        }
    }

    @Test
    void failedTask_printsTheWorkersFramesAndTheCallers() {
        try (Pool pool = Pools.of(1)) {
            java.io.StringWriter text = new java.io.StringWriter();
            assertThatThrownBy(() -> pool.apply(Functions::failOnOdd, 1))
                    .isInstanceOfSatisfying(
                            TaskFailedException.class, e -> e.printStackTrace(new java.io.PrintWriter(text)));
            assertThat(text.toString())
                    .contains("TravelIT.failedTask_printsTheWorkersFramesAndTheCallers")
                    .contains("Caused by: ")
                    .contains("Functions.failOnOdd");
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void deepNesting_worksOrIsRefused(Wire wire) {
        try (Pool pool = Pools.builder(1).wire(wire).build()) {
            List<Object> deep = nested(400);
            assertThat(pool.apply(TravelFunctions::nested, deep)).isEqualTo(deep);
            assertThatThrownBy(() -> pool.apply(TravelFunctions::nested, nested(5_000)))
                    .isInstanceOf(ItemFailedException.class)
                    .hasMessageContaining("deep");
            List<Object> cycle = new ArrayList<>();
            cycle.add(cycle);
            assertThatThrownBy(() -> pool.apply(TravelFunctions::nested, cycle))
                    .isInstanceOf(ItemFailedException.class)
                    .hasMessageContaining("contains itself");
            TravelFunctions.Node loop = new TravelFunctions.Node("loop", new ArrayList<>());
            loop.add(loop);
            assertThatThrownBy(() -> pool.apply(TravelFunctions::node, loop))
                    .isInstanceOf(ItemFailedException.class)
                    .hasMessageContaining("contains itself");
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    private static List<Object> nested(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = 1; i < depth; i++) {
            List<Object> outer = new ArrayList<>();
            outer.add(list);
            list = outer;
        }
        return list;
    }

    @ParameterizedTest
    @MethodSource("wires")
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void hugeValues_arrive(Wire wire) {
        long free = Runtime.getRuntime().maxMemory();
        long machine = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        assumeThat(free).as("this JVM's heap").isGreaterThan(4L << 30);
        assumeThat(machine).as("the machine's memory").isGreaterThan(12L << 30);
        try (Pool pool = Pools.builder(1).wire(wire).maxHeap("4g").build()) {
            String string = "0123456789".repeat(20_000_000);
            assertThat(pool.apply(TravelFunctions::string, string).equals(string))
                    .isTrue();
            List<Integer> integers = IntStream.range(0, 10_000_000).boxed().toList();
            assertThat(pool.apply(TravelFunctions::integers, integers).equals(integers))
                    .isTrue();
            assertThat(pool.map(Functions::identity, integers).equals(integers)).isTrue();
        }
    }
}
