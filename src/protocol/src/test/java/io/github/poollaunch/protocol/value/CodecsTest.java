package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.format.Json;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

class CodecsTest {

    enum WithBody {
        ONE {}
    }

    @Test
    void undeclaredEnumConstantWithBody_isRefusedByItsEnumsName() {
        assertThatThrownBy(() -> write(Codecs.wire().of(Object.class), WithBody.ONE))
                .hasMessageStartingWith("a " + WithBody.class.getTypeName() + " cannot travel");
    }

    /** What javac makes of a lambda over a list of two records. */
    @Test
    void anyRecord_isRefusedWithAWayThatHelps() {
        assertThatThrownBy(() -> Codecs.wire().of(Record.class))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("which record they are")
                .hasMessageNotContaining("use a record");
        assertThatThrownBy(() -> Codecs.wire().of(Enum.class)).hasMessageContaining("which enum they are");
    }

    record Point(int x, double y) {}

    record Node(String name, List<Node> children) {}

    @SuppressWarnings("ArrayRecordComponent") // users have such records
    record Box<T>(T content, T[] more) {}

    record Even(int n) {
        Even {
            if (n % 2 != 0) {
                throw new IllegalArgumentException("odd");
            }
        }
    }

    /** Generic types, as fields declare them. */
    @SuppressWarnings("unused")
    static final class Types {
        List<Integer> integers;
        List<Long> longs;
        Set<String> strings;
        Map<String, List<Point>> byName;
        Map<Long, TimeUnit> byNumber;
        SortedMap<String, Integer> sorted;
        LinkedList<Point> linked;
        ArrayDeque<Integer> deque;
        Box<Point> box;
        Optional<Long> optional;
        List<? extends Number> wild;
        Map<Object, Object> anything;
        List<Point>[] arrayOfLists;
        java.util.Collection<Integer> any;

        static Type of(String field) {
            try {
                return Types.class.getDeclaredField(field).getGenericType();
            } catch (NoSuchFieldException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private final Codecs wire = Codecs.wire();

    private String write(ValueCodec codec, Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(out)) {
            codec.write(GeneratorOutput.of(json), value);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Object read(ValueCodec codec, String json) {
        JsonParser in = Json.parser(json.getBytes(StandardCharsets.UTF_8));
        in.nextToken();
        Object value = codec.read(in);
        assertThat(in.nextToken()).as("all of it is read").isNull();
        return value;
    }

    @SuppressWarnings("JdkObsolete") // a LinkedList is a value like any other
    static Stream<Arguments> values() {
        Map<String, Object> mixed = new LinkedHashMap<>();
        mixed.put("$long", 1);
        mixed.put("plain", Arrays.asList(null, true, 'c', (byte) 1, (short) 2, 3L, 4.5f, Float.NaN, new int[0].length));
        return Stream.of(
                Arguments.of(int.class, Integer.MIN_VALUE),
                Arguments.of(Integer.class, null),
                Arguments.of(long.class, Long.MAX_VALUE),
                Arguments.of(byte.class, (byte) -128),
                Arguments.of(short.class, Short.MIN_VALUE),
                Arguments.of(char.class, '\ud800'),
                Arguments.of(boolean.class, true),
                Arguments.of(double.class, -0.0),
                Arguments.of(double.class, Double.NaN),
                Arguments.of(double.class, Double.MIN_VALUE),
                Arguments.of(float.class, Float.NEGATIVE_INFINITY),
                Arguments.of(float.class, Float.MIN_VALUE),
                Arguments.of(String.class, "a\0\"\\\n\u2028😀\ud800x"),
                Arguments.of(BigInteger.class, new BigInteger("9".repeat(5000))),
                Arguments.of(BigDecimal.class, new BigDecimal("1.00")),
                Arguments.of(BigDecimal.class, new BigDecimal("1E+3")),
                Arguments.of(TimeUnit.class, TimeUnit.DAYS),
                Arguments.of(Types.of("integers"), Arrays.asList(1, null, 3)),
                Arguments.of(Types.of("longs"), List.of(1L, Long.MIN_VALUE)),
                Arguments.of(Types.of("strings"), new LinkedHashSet<>(List.of("b", "a"))),
                Arguments.of(Types.of("byName"), Map.of("$odd", List.of(new Point(1, 2)))),
                Arguments.of(Types.of("byNumber"), Map.of(5L, TimeUnit.HOURS)),
                Arguments.of(Types.of("sorted"), new TreeMap<>(Map.of("b", 1, "a", 2))),
                Arguments.of(Types.of("linked"), new LinkedList<>(List.of(new Point(3, 4)))),
                Arguments.of(Types.of("optional"), Optional.of(5L)),
                Arguments.of(Types.of("optional"), Optional.empty()),
                Arguments.of(
                        Types.of("wild"), List.of(1, 2L, 3.0, new BigInteger("4"), new BigDecimal("5.0"), (short) 6)),
                Arguments.of(Types.of("anything"), new LinkedHashMap<>(Map.of(1, "a", 2L, List.of()))),
                Arguments.of(Node.class, new Node("a", List.of(new Node("b", List.of()), new Node("c", null)))),
                Arguments.of(Object.class, mixed),
                Arguments.of(Object.class, new LinkedHashSet<>(Arrays.asList(1, 2L, null, "x"))),
                Arguments.of(Object.class, Map.of(1, 2)),
                Arguments.of(Object.class, new LinkedHashMap<>()));
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_writtenAndRead_isEqual(Type type, Object value) {
        ValueCodec codec = wire.of(type);
        Formats.assertArrives(codec, value);
    }

    @Test
    void array_writtenAndRead_isEqual() {
        Object[] arrays = {
            new byte[] {1, -1},
            new int[] {1},
            new long[] {2},
            new double[] {Double.NaN},
            new char[] {'x'},
            new boolean[] {true},
            new String[] {null, "a"},
            new int[][] {{1}, {}},
            new Point[] {new Point(1, 2)}
        };
        for (Object array : arrays) {
            Formats.assertArrives(wire.of(array.getClass()), array);
        }
        ValueCodec dynamic = wire.of(Object.class);
        assertThat(read(dynamic, write(dynamic, new byte[] {1, 2}))).isEqualTo(new byte[] {1, 2});
        ValueCodec lists = wire.of(Types.of("arrayOfLists"));
        assertThat((Object[]) read(lists, "[[{\"x\":1,\"y\":2}],null]"))
                .containsExactly(List.of(new Point(1, 2)), null);
    }

    @Test
    void genericRecord_hasItsArgumentsFilledIn() {
        ValueCodec codec = wire.of(Types.of("box"));
        Box<?> box = (Box<?>) read(codec, "{\"content\":{\"x\":1,\"y\":2},\"more\":[{\"x\":3,\"y\":4}]}");
        assertThat(box.content()).isEqualTo(new Point(1, 2));
        assertThat(box.more()).isEqualTo(new Point[] {new Point(3, 4)});
    }

    @Test
    void write_wrongValue_namesTypeAndPlace() {
        assertThatThrownBy(() -> write(wire.of(Types.of("longs")), Arrays.asList(1L, 2)))
                .hasMessage("at [1]: expected java.lang.Long, found java.lang.Integer 2");
        assertThatThrownBy(() -> write(wire.of(int.class), null)).hasMessage("expected int, found null");
        assertThatThrownBy(() -> write(wire.of(Object.class), Map.of("a", List.of(new Point(1, 2)))))
                .hasMessageStartingWith("at [a][0]: a ")
                .hasMessageContaining("Point");
        assertThatThrownBy(() -> write(wire.of(Object[].class), new String[0])).hasMessageContaining("String[]");
    }

    @Test
    void write_cyclicValue_isRefused() {
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        assertThatThrownBy(() -> write(wire.of(Object.class), cycle)).hasMessageContaining("nested deeper than 500");
    }

    @Test
    void read_wrongJson_namesTypeAndPlace() {
        assertThatThrownBy(() -> read(wire.of(int.class), "3000000000")).hasMessage("expected int, found 3000000000");
        assertThatThrownBy(() -> read(wire.of(int.class), "1.5")).hasMessage("expected int, found 1.5");
        assertThatThrownBy(() -> read(wire.of(byte.class), "200")).hasMessage("expected byte, found 200");
        assertThatThrownBy(() -> read(wire.of(Types.of("byName")), "{\"k\":[{\"x\":1,\"y\":\"z\"}]}"))
                .hasMessage("at [\"k\"][0].y: expected double, found the string \"z\"");
        assertThatThrownBy(() -> read(wire.of(Point.class), "{\"x\":1}")).hasMessageContaining("y");
        assertThatThrownBy(() -> read(wire.of(Point.class), "{\"z\":1}")).hasMessageContaining("no component z");
        assertThatThrownBy(() -> read(wire.of(Point.class), "{\"x\":1,\"x\":1}"))
                .hasMessageContaining("has the component x twice");
        assertThatThrownBy(() -> read(wire.of(Object.class), "{\"a\":1,\"a\":1}"))
                .hasMessageContaining("has the name a twice");
        for (String digits : List.of("1e400", "-1e400", "1" + "0".repeat(400))) {
            assertThatThrownBy(() -> read(wire.of(double.class), digits))
                    .hasMessageContaining("too large for a double");
            assertThatThrownBy(() -> read(wire.of(float.class), digits)).hasMessageContaining("too large for a float");
        }
        assertThatThrownBy(() -> read(wire.of(float.class), "1e39")).hasMessageContaining("too large for a float");
        assertThatThrownBy(() -> read(wire.of(Object.class), "1e400")).hasMessageContaining("too large for a double");
        assertThatThrownBy(() -> read(wire.of(Even.class), "{\"n\":1}")).hasMessageContaining("odd");
        assertThatThrownBy(() -> read(wire.of(TimeUnit.class), "\"EONS\"")).hasMessageContaining("EONS");
        assertThatThrownBy(() -> read(wire.of(Object.class), "{\"$thread\":1}")).hasMessageContaining("$thread");
    }

    @Test
    void of_typeThatCannotTravel_isRefused() {
        assertThatThrownBy(() -> wire.of(Thread.class))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("Thread");
        record Holder(Thread thread) {}
        assertThatThrownBy(() -> wire.of(Holder.class)).hasMessageContaining(".thread");
        // What failed once is not taken for known.
        assertThatThrownBy(() -> wire.of(Holder.class)).hasMessageContaining(".thread");
    }

    @Test
    void collection_ofWhateverKind_arrivesAsThatOrNotAtAll() {
        ValueCodec any = wire.of(Types.of("any"));
        for (Object value : List.of(List.of(1, 2), Set.of(3))) {
            assertThat(read(any, write(any, value))).isEqualTo(value);
        }
        assertThatThrownBy(() -> write(any, new ArrayDeque<>(List.of(1)))).hasMessageContaining("ArrayDeque");
        TreeMap<String, Integer> backwards = new TreeMap<>(java.util.Comparator.reverseOrder());
        assertThatThrownBy(() -> write(wire.of(Types.of("sorted")), backwards)).hasMessageContaining("comparator");
    }

    record Kin(List<Kin> kids, Thread thread) {}

    @SuppressWarnings("unused")
    static List<Kin> kin;

    @Test
    void of_recursiveTypeThatCannotTravel_leavesNothingHalfMade() throws Exception {
        Type list = CodecsTest.class.getDeclaredField("kin").getGenericType();
        assertThatThrownBy(() -> wire.of(Kin.class)).isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> wire.of(list)).isInstanceOf(ValueException.class);
    }

    @Test
    void depth_upToTheLimit_isWrittenAndRead() {
        Node node = new Node("leaf", null);
        for (int depth = 2; depth < Protocol.MAX_DEPTH; depth += 2) {
            node = new Node("n", List.of(node));
        }
        ValueCodec codec = wire.of(Node.class);
        assertThat(write(codec, read(codec, write(codec, node)))).isEqualTo(write(codec, node));
        Node deeper = new Node("n", List.of(new Node("n", List.of(node))));
        assertThatThrownBy(() -> write(codec, deeper)).hasMessageContaining("nested deeper than 500");
    }

    @Test
    void plain_writesAndReadsNoTags() {
        ValueCodec codec = Codecs.plain().of(Object.class);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("$long", 5L);
        value.put("set", Set.of(1));
        assertThat(write(codec, value)).isEqualTo("{\"$long\":5,\"set\":[1]}");
        assertThat(read(codec, "{\"$long\":5}")).isEqualTo(Map.of("$long", 5));
        assertThat(read(codec, "[1,5000000000,1e3,18446744073709551616]"))
                .isEqualTo(List.of(1, 5_000_000_000L, 1000.0, new BigInteger("18446744073709551616")));
    }

    @Test
    void of_manyThreads_neverSeeAHalfMadeCodec() throws Exception {
        Codecs shared = Codecs.wire();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                try {
                    ValueCodec codec = shared.of(Node.class);
                    Node node = new Node("a", List.of(new Node("b", List.of())));
                    assertThat(read(codec, write(codec, node))).isEqualTo(node);
                } catch (Throwable e) {
                    failures.add(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }
}
