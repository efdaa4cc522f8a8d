package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.instancio.Instancio;
import org.instancio.InstancioApi;
import org.instancio.Select;
import org.instancio.settings.Keys;
import org.instancio.settings.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Generated values of generated types arrive as they were. A failure names its seed, which makes the same type and value
 * again: put it into {@link #seeds}.
 */
class RoundTripPropertyTest {

    private static final int TRIES = 200;
    private static final int MAX_TYPE_DEPTH = 4;

    record Scalars(int i, Integer boxed, long l, short s, byte b, char c, boolean z, double d, float f, String text) {}

    @SuppressWarnings("ArrayRecordComponent") // users have such records
    record Arrays(int[] i, long[] l, double[] d, float[] f, short[] s, byte[] b, char[] c, boolean[] z, String[] t) {}

    record Pair<A, B>(A first, B second, List<B> more) {}

    record Nested(Scalars scalars, Pair<String, Pair<Long, Arrays>> pair) {}

    record Annotated<T>(@JsonProperty("$content") T content, Map<String, T> byName) {}

    static LongStream seeds() {
        return LongStream.rangeClosed(1, TRIES);
    }

    private static Type randomType(Random random, int depth) {
        List<Class<?>> leaves = new ArrayList<>(Edges.generators().keySet());
        if (depth == 0 || random.nextInt(4) == 0) {
            return random.nextInt(8) == 0
                    ? List.of(Scalars.class, Arrays.class, Nested.class).get(random.nextInt(3))
                    : leaves.get(random.nextInt(leaves.size()));
        }
        Type inner = randomType(random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> TypeVariables.parameterized(Set.class, inner);
            case 1 -> TypeVariables.parameterized(Map.class, String.class, inner);
            case 2 -> TypeVariables.parameterized(Map.class, leaves.get(random.nextInt(leaves.size())), inner);
            case 3 -> TypeVariables.parameterized(Optional.class, inner);
            case 4 -> TypeVariables.parameterized(Pair.class, inner, randomType(random, depth - 1));
            case 5 -> TypeVariables.parameterized(Annotated.class, inner);
            default -> TypeVariables.parameterized(List.class, inner);
        };
    }

    private static Object randomValue(Type type, long seed) {
        Settings settings = Settings.create()
                .set(Keys.COLLECTION_MIN_SIZE, 0)
                .set(Keys.COLLECTION_MAX_SIZE, 3)
                .set(Keys.MAP_MIN_SIZE, 0)
                .set(Keys.MAP_MAX_SIZE, 3)
                .set(Keys.ARRAY_MIN_SIZE, 0)
                .set(Keys.ARRAY_MAX_SIZE, 3)
                .set(Keys.COLLECTION_NULLABLE, true)
                .set(Keys.COLLECTION_ELEMENTS_NULLABLE, true)
                .set(Keys.MAP_NULLABLE, true)
                .set(Keys.MAP_KEYS_NULLABLE, true)
                .set(Keys.MAP_VALUES_NULLABLE, true)
                .set(Keys.ARRAY_NULLABLE, true)
                .set(Keys.ARRAY_ELEMENTS_NULLABLE, true);
        InstancioApi<Object> api =
                Instancio.of(() -> type).withSettings(settings).withSeed(seed).lenient();
        for (Map.Entry<Class<?>, Function<org.instancio.Random, Object>> each :
                Edges.generators().entrySet()) {
            api = api.supply(
                    Select.all(each.getKey()), random -> each.getValue().apply(random));
        }
        return api.withNullable(Select.types().of(Scalars.class)).create();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void value_ofAnyType_arrivesAsItWas(long seed) {
        Type type = randomType(new Random(seed), MAX_TYPE_DEPTH);
        Object value = randomValue(type, seed);
        for (Travel travel : List.of(Travel.plainly(), Travel.inSmile())) {
            Object read = travel.arrives(type, value);
            assertThat(Sameness.same(value, read))
                    .as(() -> type + ": " + value + " arrived as " + read)
                    .isTrue();
        }
    }

    /** What is written right into a frame is, byte for byte, what a generator writes. */
    @ParameterizedTest
    @MethodSource("seeds")
    void value_rightIntoAFrame_isWhatAGeneratorWrites(long seed) {
        Type type = randomType(new Random(seed), MAX_TYPE_DEPTH);
        Object value = randomValue(type, seed);
        ValueCodec codec = Codecs.wire().of(type);
        FrameBuffer byGenerator = new FrameBuffer();
        try (JsonGenerator json = Json.generator(byGenerator)) {
            codec.write(GeneratorOutput.of(json), value);
        }
        FrameBuffer plain = new FrameBuffer();
        codec.write(new JsonOutput(plain), value);
        assertThat(text(plain)).isEqualTo(text(byGenerator));
        JsonParser parser = Json.parser(byGenerator.toByteArray());
        JsonToken unused = parser.nextToken();
        assertThat(Sameness.same(value, codec.read(parser))).isTrue();
    }

    private static String text(FrameBuffer frame) {
        return new String(frame.toByteArray(), StandardCharsets.UTF_8);
    }

    /** Where Object is declared, the same values arrive, or are refused by check and write alike. */
    @ParameterizedTest
    @MethodSource("seeds")
    void value_whereObjectIsDeclared_arrivesAsItWas_orIsRefused(long seed) {
        Type type = randomType(new Random(seed), MAX_TYPE_DEPTH);
        Object value = randomValue(type, seed);
        ValueCodec dynamic = Codecs.wire().of(Object.class);
        boolean passes = true;
        try {
            new ValueCheck().check(dynamic, value);
        } catch (ValueException e) {
            passes = false;
        }
        if (passes) {
            Object read = Travel.plainly().arrives(Object.class, value);
            assertThat(Sameness.same(value, read))
                    .as(() -> value + " arrived as " + read)
                    .isTrue();
        } else {
            assertThat(Travel.plainly().refusal(Object.class, value)).contains("cannot travel where");
        }
    }

    /** One wrong element anywhere is refused with its place. */
    @ParameterizedTest
    @MethodSource("seeds")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void wrongElement_isRefused_byCheckAndWriteAlike(long seed) {
        Random random = new Random(seed);
        Type element = randomType(random, 2);
        List values = new ArrayList();
        for (int i = random.nextInt(3); i >= 0; i--) {
            values.add(randomValue(element, seed + i));
        }
        int place = random.nextInt(values.size());
        values.set(place, new LinkedHashSet<>(List.of(Thread.currentThread())) {});
        Type list = TypeVariables.parameterized(List.class, element);
        assertThat(Travel.plainly().refusal(list, values)).startsWith("at [" + place + "]");
    }
}
