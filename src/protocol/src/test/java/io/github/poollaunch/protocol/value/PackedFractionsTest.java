package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.message.Reply;
import io.github.poollaunch.protocol.message.ReplyReader;
import io.github.poollaunch.protocol.message.ReplyWriter;
import io.github.poollaunch.protocol.message.Request;
import io.github.poollaunch.protocol.message.RequestReader;
import io.github.poollaunch.protocol.message.RequestWriter;
import io.github.poollaunch.protocol.message.ResultRow;
import io.github.poollaunch.protocol.message.ResultsWriter;
import io.github.poollaunch.protocol.value.Travel.TypeOf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Vector;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Many doubles and floats arrive with all their bits, however they are written. */
@SuppressWarnings("JdkObsolete") // users have vectors
class PackedFractionsTest {

    private static final Type DOUBLES = new TypeOf<List<Double>>() {}.type();

    @SuppressWarnings("ArrayRecordComponent") // users have such records
    record Series(String name, List<Double> values, double[] raw) {}

    static Stream<Travel> formats() {
        return Stream.of(Travel.plainly(), Travel.inSmile());
    }

    /** Any bits are a double, among them the many that are no number. */
    private static List<Double> anyBits(int size) {
        Random random = new Random(size);
        List<Double> values = new ArrayList<>(List.of(-0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY));
        while (values.size() < size) {
            values.add(Double.longBitsToDouble(random.nextLong()));
        }
        return values;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(each -> each).toArray();
    }

    private static float[] floats(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat((int) Double.doubleToRawLongBits(values.get(i)));
        }
        return floats;
    }

    private static List<Long> bits(Iterable<?> values) {
        List<Long> bits = new ArrayList<>();
        values.forEach(each -> bits.add(
                each instanceof Float f ? Float.floatToRawIntBits(f) : Double.doubleToRawLongBits((Double) each)));
        return bits;
    }

    private static List<Object> boxed(float[] floats) {
        List<Object> boxed = new ArrayList<>();
        for (float each : floats) {
            boxed.add(each);
        }
        return boxed;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void doubles_inAnyPlace_keepTheirBits(Travel travel) {
        for (int size : List.of(64, 65, 40_000)) {
            List<Double> values = anyBits(size);
            double[] raw = array(values);
            assertThat(bits((List<?>) travel.arrives(DOUBLES, values))).isEqualTo(bits(values));
            assertThat((List<?>) travel.arrives(new TypeOf<Vector<Double>>() {}.type(), new Vector<>(values)))
                    .isInstanceOf(Vector.class)
                    .isEqualTo(values);
            assertThat(bits((List<?>) travel.arrives(new TypeOf<Collection<Double>>() {}.type(), values)))
                    .isEqualTo(bits(values));
            assertThat(bits((List<?>) travel.arrives(Object.class, values))).isEqualTo(bits(values));
            assertThat(bits((List<?>) ((Map<?, ?>) travel.arrives(Object.class, Map.of("a", values))).get("a")))
                    .isEqualTo(bits(values));
            assertThat(Arrays.equals((double[]) travel.arrives(double[].class, raw), raw))
                    .isTrue();
            assertThat(Arrays.equals((double[]) travel.arrives(Object.class, raw), raw))
                    .isTrue();
            assertThat((Double[]) travel.arrives(Double[].class, values.toArray(Double[]::new)))
                    .containsExactlyElementsOf(values);
            Series series = (Series) travel.arrives(Series.class, new Series("s", values, raw));
            assertThat(bits(series.values())).isEqualTo(bits(values));
            assertThat(Arrays.equals(series.raw(), raw)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void floats_inAnyPlace_keepTheirBits(Travel travel) {
        float[] raw = floats(anyBits(1_000));
        List<Object> values = boxed(raw);
        assertThat(bits((List<?>) travel.arrives(new TypeOf<List<Float>>() {}.type(), values)))
                .isEqualTo(bits(values));
        assertThat(bits((List<?>) travel.arrives(Object.class, values))).isEqualTo(bits(values));
        assertThat(bits(boxed((float[]) travel.arrives(float[].class, raw)))).isEqualTo(bits(values));
        assertThat(bits(boxed((float[]) travel.arrives(Object.class, raw)))).isEqualTo(bits(values));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void lists_thatAreNotAllOfOneKind_arriveAsTheyAre(Travel travel) {
        List<Object> withNull = new ArrayList<>(Collections.nCopies(100, 0.5));
        withNull.set(70, null);
        assertThat(travel.arrives(DOUBLES, withNull)).isEqualTo(withNull);
        assertThat(travel.arrives(Object.class, withNull)).isEqualTo(withNull);
        assertThat((Double[]) travel.arrives(Double[].class, withNull.toArray(new Double[0])))
                .containsExactlyElementsOf(Arrays.asList(withNull.toArray(new Double[0])));
        List<Object> mixed = new ArrayList<>(Collections.nCopies(100, 0.5));
        mixed.set(70, 0.5f);
        assertThat(travel.arrives(Object.class, mixed)).isEqualTo(mixed);
        assertThat(travel.refusal(DOUBLES, mixed)).contains("[70]").contains("java.lang.Double");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void lists_thatAreNotOfTheSizeThatTheySay_travelByTheirElements(Travel travel) {
        for (int said : List.of(99, 101)) {
            List<Double> lying = new AbstractList<>() {
                @Override
                public Double get(int index) {
                    return 0.5 + index;
                }

                @Override
                public int size() {
                    return said;
                }

                @Override
                public Iterator<Double> iterator() {
                    return Stream.iterate(0.5, each -> each + 1).limit(100).iterator();
                }
            };
            assertThat((List<?>) travel.arrives(DOUBLES, lying))
                    .hasSize(100)
                    .last()
                    .isEqualTo(99.5);
        }
    }

    /** A list of 100 doubles that cannot be read. */
    private static List<Double> throwing(Supplier<? extends Throwable> failure) {
        return new AbstractList<>() {
            @Override
            public Double get(int index) {
                throw PackedFractionsTest.<RuntimeException>sneaky(failure.get());
            }

            @Override
            public int size() {
                return 100;
            }
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // it is thrown, whatever it is
    private static <T extends Throwable> T sneaky(Throwable any) throws T {
        throw (T) any;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aListThatThrows_isRefusedAsSuch(Travel travel) {
        assertThat(travel.refusal(DOUBLES, throwing(() -> new IllegalStateException("closed"))))
                .contains("closed");
    }

    /** Wherever it stands among others, and whatever it throws. */
    @Test
    void aListThatThrows_costsNoOther() throws IOException {
        ValueCodec codec = Codecs.wire().of(DOUBLES);
        for (Supplier<Throwable> failure : List.<Supplier<Throwable>>of(
                ConcurrentModificationException::new,
                () -> new NoClassDefFoundError("Gone"),
                StackOverflowError::new)) {
            for (int place = 0; place < 4; place++) {
                List<List<Double>> items = new ArrayList<>(List.of(anyBits(64), List.of(0.5), anyBits(66)));
                items.add(place, throwing(failure));

                ByteArrayOutputStream requests = new ByteArrayOutputStream();
                assertThat(new RequestWriter(requests, null).run(1, 1, false, codec, items))
                        .containsOnlyKeys(place);
                Request.Run run = (Request.Run) RequestReader.read(frame(requests), null);
                for (int i = 0; i < items.size(); i++) {
                    if (i != place) {
                        assertThat(run.items().hasNext()).isTrue();
                        assertThat(bits((List<?>) run.items().next(codec))).isEqualTo(bits(items.get(i)));
                    }
                }
                assertThat(run.items().hasNext()).isFalse();

                ByteArrayOutputStream replies = new ByteArrayOutputStream();
                ResultsWriter results = new ReplyWriter(replies).results();
                results.begin(1, codec);
                for (List<Double> result : items) {
                    try {
                        results.add(result);
                    } catch (ValueException e) {
                        results.fail(e);
                    }
                }
                results.sendLast(false);
                Reply.Results reply = (Reply.Results) ReplyReader.read(frame(replies), null);
                ResultRow.Outcome outcome = reply.results().read(codec, items.size());
                assertThat(outcome.faults()).containsOnlyKeys(place);
                assertThat(outcome.results()).hasSize(items.size());
            }
        }
    }

    private static byte[] frame(ByteArrayOutputStream frames) throws IOException {
        return new FrameReader(new ByteArrayInputStream(frames.toByteArray()), (first, total) -> {}).next();
    }

    /** As one may that somebody changes meanwhile. */
    @ParameterizedTest
    @MethodSource("formats")
    void aListThatHasFewerThanItSays_arrivesWithThose(Travel travel) {
        List<Double> fewer = new AbstractList<>() {
            @Override
            public Double get(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public Iterator<Double> iterator() {
                return List.of(0.5, 1.5).iterator();
            }

            @Override
            public int size() {
                return 100;
            }
        };
        assertThat(travel.arrives(DOUBLES, fewer)).isEqualTo(List.of(0.5, 1.5));
        assertThat(travel.arrives(Object.class, fewer)).isEqualTo(List.of(0.5, 1.5));
    }

    @Test
    void json_fewAreDigits_manyAreNot() {
        assertThat(json(Codecs.wire(), DOUBLES, Collections.nCopies(63, 0.5))).startsWith("[0.5,0.5");
        assertThat(json(Codecs.wire(), DOUBLES, Collections.nCopies(66, 0.5)))
                .isEqualTo('"' + "AAAAAAAA4D8AAAAAAADgPwAAAAAAAOA/".repeat(22) + '"');
        assertThat(json(Codecs.wire(), Object.class, Collections.nCopies(66, 0.5)))
                .startsWith("{\"$doubles\":\"AAAAAAAA4D8A");
        assertThat(json(Codecs.wire(), float[].class, new float[66])).isEqualTo('"' + "A".repeat(352) + '"');
    }

    @Test
    void json_forPeople_hasDigitsOnly() {
        for (Object value : List.of(Collections.nCopies(99, 0.5), array(Collections.nCopies(99, 0.5)))) {
            for (Type type : List.of(value instanceof List ? DOUBLES : double[].class, Object.class)) {
                assertThat(json(Codecs.plain(), type, value)).startsWith("[0.5,0.5");
            }
        }
        assertThat(json(Codecs.plain(), new TypeOf<Collection<Float>>() {}.type(), Collections.nCopies(99, 0.5f)))
                .startsWith("[0.5,0.5");
        assertThatThrownBy(() -> read(Codecs.plain(), DOUBLES, "\"" + "A".repeat(352) + "\""))
                .isInstanceOf(ValueException.class);
    }

    /** A worker in another language need not pack. */
    @Test
    void digits_areReadHoweverMany() {
        String digits = "[" + "0.5,".repeat(99) + "0.5]";
        assertThat(read(Codecs.wire(), DOUBLES, digits)).isEqualTo(Collections.nCopies(100, 0.5));
        assertThat((double[]) read(Codecs.wire(), double[].class, digits)).hasSize(100);
    }

    @Test
    void textThatIsNoPackedList_isRefused() {
        for (Type type : List.of(DOUBLES, double[].class, Double[].class)) {
            assertThatThrownBy(() -> read(Codecs.wire(), type, "\"AAAAAAAA4D8AAAAA\""))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("12 bytes, which are no whole number of doubles");
            assertThatThrownBy(() -> read(Codecs.wire(), type, "\"half past ten\""))
                    .hasMessageContaining("base64");
            assertThatThrownBy(() -> read(Codecs.wire(), type, "0.5"))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("found 0.5");
        }
        assertThatThrownBy(() -> read(Codecs.wire(), Object.class, "{\"$doubles\":[0.5]}"))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("$doubles");
    }

    private static String json(Codecs codecs, Type type, Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = Json.generator(out)) {
            codecs.of(type).write(GeneratorOutput.of(generator), value);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Object read(Codecs codecs, Type type, String json) {
        JsonParser in = Json.parser(json.getBytes(StandardCharsets.UTF_8));
        in.nextToken();
        return codecs.of(type).read(in);
    }
}
