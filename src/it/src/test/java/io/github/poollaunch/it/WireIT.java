package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.Wire;
import io.github.poollaunch.it.WireFunctions.Sample;
import io.github.poollaunch.protocol.format.ValueFormat;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.TokenStreamFactory;

/** Values on their way in another format than JSON: nothing else changes. */
@ExtendWith(NoSurvivors.class)
class WireIT {

    private static final List<String> RARE =
            List.of("tools.jackson.dataformat.smile.SmileFactory", "io.github.poollaunch.protocol.format.RowFormat");

    static Stream<Wire> wires() {
        return Stream.of(Wire.SMILE, Wire.of(SpacedJsonFormat.class));
    }

    private static Pool pool(int processes, Wire wire) {
        return Pools.builder(processes).wire(wire).build();
    }

    private static Path testClasses() throws URISyntaxException {
        return Path.of(Functions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static Sample sample(int id) {
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("id" + id, (long) id);
        tags.put("", Arrays.asList(null, "é\0😀\ud800", -0.0, Float.NaN, new byte[0].length));
        tags.put("\udc00\0", 'c');
        return new Sample(id, "n".repeat(id % 70), id / 7.0, List.of(id / 3f, Float.NEGATIVE_INFINITY), tags);
    }

    @ParameterizedTest
    @MethodSource("wires")
    void map_records_arriveEqual(Wire wire) {
        List<Sample> samples =
                IntStream.range(0, 2_000).mapToObj(WireIT::sample).toList();
        List<Sample> expected = samples.stream().map(WireFunctions::next).toList();
        try (Pool pool = Pools.covered(2).wire(wire).build()) {
            assertThat(pool.map(WireFunctions::next, samples)).isEqualTo(expected);
            assertThat(pool.map(WireFunctions::next, samples, 1)).isEqualTo(expected);
            try (ResultStream<Sample> results = pool.imap(WireFunctions::next, samples, 7)) {
                assertThat(results.stream().toList()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void map_doubles_keepTheirBits(Wire wire) {
        Random random = new Random(1);
        List<Double> doubles = new ArrayList<>(List.of(
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                -0.0,
                0.0,
                Double.MIN_VALUE,
                0.1 + 0.2));
        for (int i = 0; i < 5_000; i++) {
            doubles.add(Double.longBitsToDouble(random.nextLong()));
        }
        try (Pool pool = pool(2, wire)) {
            assertThat(pool.map(WireFunctions::same, doubles)).isEqualTo(doubles);
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void item_thatFailsInAChunk_isTheOnlyOne(Wire wire) {
        try (Pool pool = pool(1, wire);
                ResultStream<Integer> results =
                        pool.imap(WireFunctions::noMultipleOfFive, List.of(3, 4, 5, 6, 10, 11), 6)) {
            assertThat(results.next()).isEqualTo(3);
            assertThat(results.next()).isEqualTo(4);
            assertThatThrownBy(results::next)
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("5 is a mul");
            assertThat(results.next()).isEqualTo(6);
            assertThatThrownBy(results::next).hasMessageContaining("10 is a mul");
            assertThat(results.next()).isEqualTo(11);
            assertThat(results.hasNext()).isFalse();
            assertThatThrownBy(() -> pool.map(WireFunctions::noMultipleOfFive, List.of(1, 5, 6), 3))
                    .hasMessageContaining("item 1");
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void itemsAndResults_thatCannotTravel_failAlone(Wire wire) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Map<String, Object> item = new LinkedHashMap<>();
            for (int j = 0; j < 80; j++) {
                item.put("name" + (i + j), j);
            }
            if (i % 4 == 1) {
                item.put("bad", new Object());
            }
            items.add(item);
        }
        try (Pool pool = Pools.covered(1).wire(wire).build()) {
            try (ResultStream<Object> results = pool.imap(WireFunctions::echo, items, 30)) {
                for (int i = 0; i < items.size(); i++) {
                    if (i % 4 == 1) {
                        assertThatThrownBy(results::next).hasMessageContaining("cannot travel");
                    } else {
                        assertThat(results.next()).isEqualTo(items.get(i));
                    }
                }
            }
            List<Integer> numbers = IntStream.range(0, 30).boxed().toList();
            try (ResultStream<Object> results = pool.imap(WireFunctions::sometimesUnsendable, numbers, 30)) {
                for (int i : numbers) {
                    if (i % 3 == 0) {
                        assertThatThrownBy(results::next).hasMessageContaining("the result cannot travel");
                    } else {
                        assertThat(results.next()).isEqualTo(WireFunctions.sometimesUnsendable(i));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void tenMegabytes_bothWays_arrive(Wire wire) {
        String text = "aé😀\ud800".repeat(2_000_000);
        byte[] bytes = new byte[10_000_000];
        new Random(2).nextBytes(bytes);
        try (Pool pool = pool(1, wire)) {
            assertThat(pool.apply(WireFunctions::twice, text).equals(text + text))
                    .isTrue();
            assertThat(pool.apply(WireFunctions::reversed, bytes)).isEqualTo(WireFunctions.reversed(bytes));
            assertThat(pool.apply(WireFunctions::twice, "x")).isEqualTo("xx");
        }
    }

    @Test
    void prints_inBetween_doNoHarm() {
        PrintStream before = System.err;
        System.setErr(new PrintStream(PrintStream.nullOutputStream()));
        try (Pool pool = pool(2, Wire.SMILE)) {
            List<Integer> numbers = IntStream.range(0, 200).boxed().toList();
            assertThat(pool.map(Functions::printEverywhere, numbers, 3)).isEqualTo(numbers);
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void json_loadsNothingOfOtherFormats() {
        String open = "--add-opens=java.base/java.lang=ALL-UNNAMED";
        try (Pool json = Pool.builder().processes(1).jvmArgs(open).build();
                Pool smile = Pool.builder()
                        .processes(1)
                        .jvmArgs(open)
                        .wire(Wire.SMILE)
                        .build()) {
            assertThat(json.apply(WireFunctions::loaded, RARE)).isEmpty();
            assertThat(smile.apply(WireFunctions::loaded, RARE)).isEqualTo(RARE);
        }
    }

    @Test
    void classPath_ofTheUsersOwn_getsWhatThePoolNeeds() throws Exception {
        PoolFunction<Integer, Integer> captures = x -> x + RARE.size();
        for (Wire wire : List.of(Wire.JSON, Wire.SMILE)) {
            try (Pool pool =
                    Pools.builder(1).wire(wire).classPath(testClasses()).build()) {
                assertThat(pool.map(Functions::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
                assertThat(pool.map(new WireFunctions.Negator(), List.of(1, 2))).containsExactly(-1, -2);
                assertThat(pool.map(captures, List.of(1))).containsExactly(3);
                String path = pool.<String, String>apply(System::getProperty, "java.class.path");
                // By itself, or in the one jar of ours that a child has with an archive.
                assertThat(path.substring(0, path.indexOf(testClasses().toString())))
                        .containsPattern("jackson-core|child-[0-9a-f]+\\.jar");
                assertThat(path.indexOf("jackson-dataformat-smile"))
                        .isGreaterThan(path.indexOf(testClasses().toString()));
                assertThat(path).doesNotContain("assertj").doesNotContain("commons-exec");
            }
        }
    }

    @Test
    void format_thatChildrenDoNotHave_endsThePoolWithItsName(@org.junit.jupiter.api.io.TempDir Path empty) {
        try (Pool pool = Pools.builder(2)
                .wire(Wire.of(SpacedJsonFormat.class))
                .classPath(empty)
                .build()) {
            assertThatThrownBy(() -> pool.<Integer, Integer>map(Math::abs, List.of(1, 2, 3)))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessageContaining("no worker can be started")
                    .hasMessageContaining(SpacedJsonFormat.class.getName())
                    .hasMessageContaining("class path");
        }
    }

    /** Public, but its constructor wants something. */
    public static final class Demanding implements ValueFormat {
        public Demanding(int unused) {}

        @Override
        public TokenStreamFactory factory() {
            throw new UnsupportedOperationException();
        }
    }

    /** Its library is missing. */
    public static final class Broken implements ValueFormat {
        @Override
        public TokenStreamFactory factory() {
            throw new NoClassDefFoundError("com/example/Library");
        }
    }

    @Test
    void of_aClassThatIsNoFormat_isRefusedAtOnce() {
        assertThatThrownBy(() -> Wire.of(Demanding.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Demanding.class.getName())
                .hasMessageContaining("constructor without parameters");
        assertThatThrownBy(() -> Wire.of(Broken.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("com/example/Library");
        assertThatThrownBy(() -> Pool.builder().wire(null)).isInstanceOf(NullPointerException.class);
        assertThat(Wire.of(SpacedJsonFormat.class))
                .isEqualTo(Wire.of(SpacedJsonFormat.class))
                .isNotEqualTo(Wire.SMILE);
        assertThat(List.of(Wire.JSON, Wire.SMILE, Wire.of(SpacedJsonFormat.class)))
                .map(Wire::toString)
                .containsExactly("json", "smile", SpacedJsonFormat.class.getName());
    }
}
