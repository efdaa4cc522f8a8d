package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Values that are written right into a frame; that it is what a generator writes is in RoundTripPropertyTest. */
class PlainWritingTest {

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

    /** Null if it cannot be written in this way. */
    private static String written(ValueCodec codec, Object value) {
        FrameBuffer frame = new FrameBuffer();
        return codec.writePlain(frame, value) ? new String(frame.toByteArray(), StandardCharsets.UTF_8) : null;
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
                Arguments.of(LocalDate.class, LocalDate.of(2026, 11, 30), "\"2026-11-30\""));
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

    /** What nests in itself may nest too deep, which a generator counts. */
    @Test
    void value_thatNeedsAGenerator_isNotWritten() {
        assertThat(plain(Priced.class, new Priced("a", BigDecimal.ONE))).isNull();
        assertThat(plain(Chain.class, new Chain(1, new Chain(2, null)))).isNull();
        assertThat(plain(String.class, "half a pair: \ud83d")).isNull();
    }

    /** A second try would find nothing. */
    @Test
    void iterable_thatCanBeAskedOnce_isNotAskedForNothing() {
        Iterator<Priced> once = List.of(new Priced("a", BigDecimal.ONE)).iterator();
        Iterable<Priced> iterable = () -> once;
        Type type = new Travel.TypeOf<Iterable<Priced>>() {}.type();
        assertThat(plain(type, iterable)).isNull();
        assertThat(once.hasNext()).isTrue();
    }

    record Sneaky(String text) {
        Sneaky {
            if (text.isEmpty()) {
                PlainWritingTest.<RuntimeException>raise(new IOException("empty"));
            }
        }

        @Override
        public String text() {
            if (text.equals("untold")) {
                PlainWritingTest.<RuntimeException>raise(new IOException("not told"));
            }
            return text;
        }
    }

    @SuppressWarnings("unchecked") // that is the trick
    private static <E extends Exception> void raise(Exception thrown) throws E {
        throw (E) thrown;
    }

    static class Unmade {
        int number;

        Unmade() throws IOException {
            if (broken) {
                throw new IOException("not made");
            }
        }
    }

    private static boolean broken;

    /** As Kotlin's code may throw, and any constructor: it is the value's fault, and nobody else's. */
    @Test
    void checkedException_ofTheUsersCode_isTheValuesFault() throws IOException {
        assertThat(Travel.plainly().refusal(Sneaky.class, new Sneaky("untold")))
                .contains("text", "its accessor failed", "not told");
        assertThatThrownBy(() -> read(Sneaky.class, "{\"text\":\"\"}"))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("refused the values")
                .hasMessageContaining("empty");
        broken = true;
        try {
            assertThatThrownBy(() -> read(Unmade.class, "{\"number\":1}"))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("not made");
        } finally {
            broken = false;
        }
        assertThat(((Unmade) read(Unmade.class, "{\"number\":3}")).number).isEqualTo(3);
    }

    record Once(String text) {
        static int asked;

        @Override
        public String text() {
            if (asked++ == 0) {
                throw new IllegalStateException("the first time");
            }
            return text;
        }
    }

    static class OnceMade {
        static int made;

        @SuppressWarnings("unused") // a member
        int number;

        OnceMade() {
            if (made++ == 0) {
                throw new IllegalStateException("the first time");
            }
        }
    }

    static class Uninitialised {
        static {
            if (true) {
                throw new IllegalStateException("why");
            }
        }

        @SuppressWarnings("unused") // a member
        int number;
    }

    @Test
    void whatThrowsOnce_isRefused() {
        Once.asked = 0;
        assertThatThrownBy(() -> plain(Once.class, new Once("x")))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("its accessor failed")
                .hasMessageContaining("the first time");
        OnceMade.made = 0;
        assertThatThrownBy(() -> read(OnceMade.class, "{\"number\":1}"))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("the constructor of")
                .hasMessageContaining("the first time");
        assertThat(OnceMade.made).isEqualTo(1);
    }

    @Test
    void classThatCannotBeInitialised_isToldWithItsCause() {
        assertThatThrownBy(() -> read(Uninitialised.class, "{\"number\":1}"))
                .isInstanceOf(ExceptionInInitializerError.class)
                .hasRootCauseMessage("why");
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

    private static Object read(Type type, String json) {
        try (JsonParser parser = Json.parser(json.getBytes(StandardCharsets.UTF_8))) {
            JsonToken unused = parser.nextToken();
            return Codecs.wire().of(type).read(parser);
        }
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
