package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Doubles of few decimals are written as such, others as their bits, and all arrive as they were. */
class LongFractionsTest {

    private static final ValueCodec WIRE = Codecs.wire().of(double.class);

    record Point(double x, double y) {}

    private static String written(ValueCodec codec, double number) {
        FrameBuffer out = new FrameBuffer();
        codec.write(new JsonOutput(out), number);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    private static String generated(ValueCodec codec, Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(out)) {
            codec.write(GeneratorOutput.of(json), value);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Object read(ValueCodec codec, String json) {
        try (JsonParser in = Json.parser(json.getBytes(StandardCharsets.UTF_8))) {
            in.nextToken();
            return codec.read(in);
        }
    }

    private static DoubleStream numbers() {
        Random random = new Random(1);
        DoubleStream any = DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()));
        DoubleStream decimals = DoubleStream.generate(
                () -> random.nextInt() * Math.pow(10, random.nextInt(8)) / Math.pow(10, random.nextInt(12)));
        DoubleStream beside = DoubleStream.generate(() -> Math.nextUp(random.nextInt(100_000) / 1000.0));
        DoubleStream edges = DoubleStream.of(
                0.0,
                -0.0,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                1L << 53,
                (1L << 53) - 1,
                -(1L << 53),
                ((1L << 53) - 1) / 1e6,
                (1L << 53) / 1e6,
                0.000_001,
                0.000_000_5,
                1e22,
                123_456_789_012_345.6);
        return DoubleStream.concat(
                edges,
                DoubleStream.concat(
                        any.limit(20_000), DoubleStream.concat(decimals.limit(20_000), beside.limit(20_000))));
    }

    @Test
    void anyDouble_writtenInEitherWay_arrivesWithItsBits() {
        ValueCodec points = Codecs.wire().of(Point.class);
        numbers().forEach(number -> {
            assertThat(read(WIRE, written(WIRE, number))).isEqualTo(number);
            assertThat(read(WIRE, generated(WIRE, number))).isEqualTo(number);
            // As whoever writes digits would write it.
            assertThat(read(WIRE, written(Codecs.plain().of(double.class), number)))
                    .isEqualTo(number);
            assertThat(read(points, generated(points, new Point(number, -number))))
                    .isEqualTo(new Point(number, -number));
        });
    }

    @Test
    void anyDouble_asBits_isTheBase64ThatOthersRead() {
        numbers().filter(LongFractions::isLong).forEach(number -> {
            byte[] bytes = ByteBuffer.allocate(Double.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(number)
                    .array();
            assertThat(written(WIRE, number))
                    .isEqualTo('"' + Base64.getEncoder().encodeToString(bytes) + '"');
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "-3, -3.0",
        "0.5, 0.5",
        "-0.5, -0.5",
        "19.99, 19.99",
        "-1234.56, -1234.56",
        "0.000001, 0.000001",
        "1700000000123, 1700000000123.0",
        "1.5e9, 1500000000.0",
        "1e300, \"nHUAiDzkN34=\"",
        "3.141592653589793, \"GC1EVPshCUA=\"",
        "NaN, \"NaN\""
    })
    void doubles_ofFewDecimals_areDigits(double number, String json) {
        assertThat(written(WIRE, number)).isEqualTo(json);
    }

    @Test
    void doubles_forPeople_areDigits() {
        ValueCodec plain = Codecs.plain().of(double.class);
        assertThat(written(plain, Math.PI)).isEqualTo("3.141592653589793");
        assertThat(generated(plain, Math.PI)).isEqualTo("3.141592653589793");
        assertThatThrownBy(() -> read(plain, "\"GC1EVPshCUA=\"")).isInstanceOf(ValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GC1EVPshCUA", // without its end
                "GC1EVPshCUAA",
                "GC1EVPshCUB=", // bits that belong to no byte
                "GC1EVPshCU*=",
                "GC1EVPshC\u00e4A=",
                "GC1EVPshCUA==",
                "nan",
                ""
            })
    void strings_thatAreNoDouble_areRefused(String text) {
        assertThatThrownBy(() -> read(WIRE, '"' + text + '"'))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("expected double");
    }
}
