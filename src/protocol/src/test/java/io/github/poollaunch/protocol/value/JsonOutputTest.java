package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that are written right into a frame; that it is what a generator writes is in RoundTripPropertyTest. */
class JsonOutputTest {

    record Empty() {}

    record Reading(String sensor, long time, Double value) {}

    @SuppressWarnings("ArrayRecordComponent") // users have such records
    record Nested(Reading reading, List<Reading> more, int[] counts, TimeUnit unit, char mark) {}

    record Priced(String name, BigDecimal price) {}

    record Chain(int link, Chain next) {}

    static class Plain {
        int number = 7;
        String text = "é\"";
    }

    sealed interface Shape permits Circle {}

    record Circle(double radius) implements Shape {}

    private static String plain(Type type, Object value) {
        return written(Codecs.wire().of(type), value);
    }

    private static String written(ValueCodec codec, Object value) {
        FrameBuffer frame = new FrameBuffer();
        codec.write(new JsonOutput(frame), value);
        return new String(frame.toByteArray(), StandardCharsets.UTF_8);
    }

    static Stream<Arguments> values() {
        Reading reading = new Reading("a\n", 1, null);
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("\\", null);
        return Stream.of(
                Arguments.of(Empty.class, new Empty(), "{}"),
                Arguments.of(Reading.class, reading, "{\"sensor\":\"a\\n\",\"time\":1,\"value\":null}"),
                Arguments.of(
                        Nested.class,
                        new Nested(null, Arrays.asList(reading, null), new int[] {-1, 0, 7}, TimeUnit.DAYS, 'ü'),
                        "{\"reading\":null,\"more\":[{\"sensor\":\"a\\n\",\"time\":1,\"value\":null},null],"
                                + "\"counts\":[-1,0,7],\"unit\":\"DAYS\",\"mark\":\"ü\"}"),
                Arguments.of(Plain.class, new Plain(), "{\"number\":7,\"text\":\"é\\\"\"}"),
                Arguments.of(Shape.class, new Circle(0.5), "{\"Circle\":{\"radius\":0.5}}"),
                Arguments.of(new Travel.TypeOf<Map<String, Integer>>() {}.type(), map, "{\"b\":1,\"\\\\\":null}"),
                Arguments.of(new Travel.TypeOf<Map<String, Integer>>() {}.type(), Map.of(), "{}"),
                Arguments.of(
                        new Travel.TypeOf<Set<String>>() {}.type(), new TreeSet<>(Set.of("x", "y")), "[\"x\",\"y\"]"),
                Arguments.of(new Travel.TypeOf<List<Long>>() {}.type(), List.of(), "[]"),
                Arguments.of(new Travel.TypeOf<Optional<Boolean>>() {}.type(), Optional.of(true), "[true]"),
                Arguments.of(new Travel.TypeOf<Optional<Boolean>>() {}.type(), Optional.empty(), "[]"),
                Arguments.of(long[].class, new long[] {Long.MIN_VALUE, 3}, "[-9223372036854775808,3]"),
                Arguments.of(int[].class, new int[0], "[]"),
                Arguments.of(short[][].class, new short[][] {{1, 2}, null}, "[[1,2],null]"),
                Arguments.of(LocalDate.class, LocalDate.of(2026, 11, 30), "\"2026-11-30\""),
                Arguments.of(Priced.class, new Priced("a", new BigDecimal("1E+3")), "{\"name\":\"a\",\"price\":1E+3}"),
                Arguments.of(BigInteger.class, BigInteger.TWO.pow(64), "18446744073709551616"),
                Arguments.of(
                        Chain.class,
                        new Chain(1, new Chain(2, null)),
                        "{\"link\":1,\"next\":{\"link\":2,\"next\":null}}"),
                Arguments.of(String.class, "half a pair: \ud83d", "\"half a pair: \\uD83D\""),
                Arguments.of(OptionalInt.class, OptionalInt.of(3), "[3]"),
                Arguments.of(
                        Object.class,
                        Arrays.asList(1, 2L, null, Map.of("a", List.of(0.5, true)), Set.of('x')),
                        "[1,{\"$long\":2},null,{\"a\":[0.5,true]},{\"$set\":[{\"$char\":\"x\"}]}]"),
                Arguments.of(new Travel.TypeOf<Map<Integer, String>>() {}.type(), Map.of(1, "one"), "[[1,\"one\"]]"),
                Arguments.of(new Travel.TypeOf<Map.Entry<String, Long>>() {}.type(), Map.entry("k", 5L), "[\"k\",5]"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_isWrittenWithoutAGenerator(Type type, Object value, String json) {
        assertThat(plain(type, value)).isEqualTo(json);
        assertThat(plain(type, null)).isEqualTo("null");
    }

    @Test
    void arguments_areWrittenWithoutAGenerator() {
        ValueCodec codec = Codecs.wire().ofArguments(List.of(int.class, String.class));
        assertThat(written(codec, new Object[] {1, "two"})).isEqualTo("[1,\"two\"]");
    }

    @Test
    void ints_moreThanARow_areAllWritten() {
        int[] numbers = new int[1_000];
        Arrays.setAll(numbers, i -> i * 1_000 - 300_000);
        assertThat(plain(int[].class, numbers))
                .isEqualTo(Arrays.toString(numbers).replace(" ", ""));
    }

    private static Chain chain(int links) {
        Chain chain = null;
        for (int i = links; i > 0; i--) {
            chain = new Chain(i, chain);
        }
        return chain;
    }

    /** Results are written without a check before, and would arrive nowhere. */
    @Test
    void valueThatNestsTooDeep_isRefused() {
        ValueCodec codec = Codecs.wire().of(Chain.class);
        assertThat(written(codec, chain(Protocol.MAX_DEPTH))).endsWith("}".repeat(Protocol.MAX_DEPTH));
        assertThatThrownBy(() -> written(codec, chain(Protocol.MAX_DEPTH + 1)))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("nested deeper than " + Protocol.MAX_DEPTH);
        Type ints = new Travel.TypeOf<List<int[]>>() {}.type();
        assertThat(plain(ints, List.of(new int[] {1, 2}, new int[0]))).isEqualTo("[[1,2],[]]");
    }

    /** A value by a generator in an array, and in the object of a member, and behind others. */
    @Test
    void exceptions_whichAGeneratorWrites_haveTheirPlace() {
        Type type = new Travel.TypeOf<Map<String, List<IOException>>>() {}.type();
        Map<String, List<IOException>> failures = new LinkedHashMap<>();
        failures.put("a", Arrays.asList(new IOException("first"), null, new IOException("second")));
        failures.put("b", List.of(new IOException("third")));
        String json = plain(type, failures);
        assertThat(json)
                .startsWith("{\"a\":[{\"type\":\"java.io.IOException\"")
                .contains("},null,{")
                .endsWith("}]}");
        assertThat(Travel.plainly().arrives(type, failures).toString()).isEqualTo(failures.toString());
    }

    record Emptied(List<BigDecimal> prices) {
        @Override
        public List<BigDecimal> prices() {
            List<BigDecimal> told = List.copyOf(prices);
            prices.clear();
            return told;
        }
    }

    /** What it hands out it may not have a second time. */
    @Test
    void value_isAskedOnceForWhatIsWritten() {
        Emptied emptied = new Emptied(new ArrayList<>(List.of(BigDecimal.TEN, new BigDecimal("0.50"))));
        assertThat(plain(Emptied.class, emptied)).isEqualTo("{\"prices\":[10,0.50]}");
    }

    /** Of types that nest so deep each, without one that nests in itself. */
    @Test
    void typesThatNestTooDeep_areRefused() {
        Type type = Integer.class;
        Object value = 1;
        for (int depth = 0; depth <= Protocol.MAX_DEPTH; depth++) {
            type = TypeVariables.parameterized(List.class, type);
            value = List.of(value);
        }
        ValueCodec codec = Codecs.wire().of(type);
        Object tooDeep = value;
        assertThatThrownBy(() -> new ValueCheck().check(codec, tooDeep)).isInstanceOf(ValueException.class);
        new ValueCheck().check(codec, List.of());
    }

    /** What it has while it is written may change: its iterator alone is asked, and once. */
    @Test
    void list_isAskedByItsIteratorAlone() {
        CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 2, 3)) {
            private static final long serialVersionUID = 1;

            @Override
            public Iterator<Integer> iterator() {
                Iterator<Integer> snapshot = super.iterator();
                set(1, 9);
                add(10);
                return snapshot;
            }
        };
        assertThat(plain(new Travel.TypeOf<List<Integer>>() {}.type(), list)).isEqualTo("[1,2,3]");
    }

    /** Several values in a row, of which some need a generator, arrive in their order. */
    @Test
    void row_ofBothKinds_arrives() {
        Type type = new Travel.TypeOf<List<String>>() {}.type();
        List<String> mixed = Arrays.asList("plain", "half: \ude00", null, "ü\n");
        assertThat(Travel.plainly().arrives(type, mixed)).isEqualTo(mixed);
        assertThat(Travel.plainly().arrives(Priced.class, new Priced("b", BigDecimal.TEN)))
                .isEqualTo(new Priced("b", BigDecimal.TEN));
        assertThat(Travel.plainly().arrives(type, Collections.nCopies(300, "x")))
                .isEqualTo(Collections.nCopies(300, "x"));
    }
}
