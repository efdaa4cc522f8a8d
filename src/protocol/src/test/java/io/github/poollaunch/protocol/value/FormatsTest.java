package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What binary formats write otherwise than JSON, and must bring back all the same. */
class FormatsTest {

    private static final RowFormat SMILE = RowFormat.of(SmileFormat.class);

    /** Around the lengths at which Smile changes its form: 32, 33, 56, 64, 65; and around Jackson's buffers. */
    private static final int[] LENGTHS = {
        0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 34, 55, 56, 57, 63, 64, 65, 66, 255, 256, 1999, 2000, 2001, 8000, 70_000
    };

    private static final String[] PIECES = {"a", "é", "€", "😀", "\0", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff"
    };

    private static final String[] HALVES = {"\ud800", "\udbff", "\udc00", "\udfff", "\ud800\ud800", "\udc00\ud800"};

    @SuppressWarnings("unused")
    private static final class Types {
        Map<String, Integer> numbers;

        static Type numbers() throws NoSuchFieldException {
            return Types.class.getDeclaredField("numbers").getGenericType();
        }
    }

    private final Codecs wire = Codecs.wire();

    private static List<String> strings() {
        List<String> strings = new ArrayList<>();
        for (int length : LENGTHS) {
            for (String piece : PIECES) {
                String text = piece.repeat(length);
                strings.add(text);
                strings.add("x" + text);
                strings.add(text + "x");
            }
        }
        for (String half : HALVES) {
            strings.addAll(List.of(half, "a" + half, half + "a", "😀" + half, half + "é".repeat(300)));
        }
        return strings;
    }

    @Test
    void string_ofAnyLengthAndKind_arrives() {
        ValueCodec declared = wire.of(String.class);
        ValueCodec undeclared = wire.of(Object.class);
        for (String text : strings()) {
            Formats.assertArrives(declared, text);
            Formats.assertArrives(undeclared, text);
        }
        Formats.assertArrives(wire.of(List.class), strings());
        Formats.assertArrives(wire.of(String[].class), strings().toArray(new String[0]));
    }

    @Test
    void character_eachOne_arrives() {
        char[] all = new char[1 << 16];
        for (int i = 0; i < all.length; i++) {
            all[i] = (char) i;
        }
        Formats.assertArrives(wire.of(char[].class), all);
        Formats.assertArrives(wire.of(Object.class), Arrays.asList('a', '\0', '\ud800', '\udfff'));
    }

    @Test
    void key_ofAnyLengthAndKind_arrives() throws Exception {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (String key : strings()) {
            Formats.assertArrives(wire.of(Types.numbers()), Map.of(key, 1));
            Formats.assertArrives(wire.of(Object.class), Map.of(key, 1));
            all.put(key, all.size());
        }
        Formats.assertArrives(wire.of(Types.numbers()), all);
        Formats.assertArrives(wire.of(Object.class), all);
        Map<String, Integer> zeros = new LinkedHashMap<>();
        for (String key : List.of("a", "\0a", "a\0", "\0\0a", "", "\0", "abcd", "\0abcd", "abcd\0")) {
            zeros.put(key, zeros.size());
        }
        Formats.assertArrives(wire.of(Types.numbers()), zeros);
        Formats.assertArrives(wire.of(Object.class), zeros);
    }

    @Test
    void keys_moreThanSmileSharesAtOnce_arrive() throws Exception {
        Map<String, Integer> many = new LinkedHashMap<>();
        for (int i = 0; i < 5000; i++) {
            many.put("k".repeat(i % 60) + i, i);
        }
        Formats.assertArrives(wire.of(Object.class), List.of(many, many, many));
        Formats.assertArrives(wire.of(Types.numbers()), many);
    }

    @Test
    void number_ofAnyBits_arrives() {
        Random random = new Random(3);
        double[] doubles = new double[20_000];
        float[] floats = new float[20_000];
        long[] longs = new long[20_000];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = Double.longBitsToDouble(random.nextLong());
            floats[i] = Float.intBitsToFloat(random.nextInt());
            longs[i] = random.nextLong() >> random.nextInt(64);
        }
        doubles[0] = -0.0;
        doubles[1] = Double.MIN_VALUE;
        doubles[2] = Double.MAX_VALUE;
        floats[0] = -0.0f;
        floats[1] = Float.MIN_VALUE;
        floats[2] = Float.MAX_VALUE;
        longs[0] = Long.MIN_VALUE;
        longs[1] = Long.MAX_VALUE;
        Formats.assertArrives(wire.of(double[].class), doubles);
        Formats.assertArrives(wire.of(float[].class), floats);
        Formats.assertArrives(wire.of(long[].class), longs);
        for (int i = 0; i < 200; i++) {
            Formats.assertArrives(
                    wire.of(Object.class), Arrays.asList(doubles[i], floats[i], longs[i], (int) longs[i]));
            Formats.assertArrives(wire.of(double.class), doubles[i]);
            Formats.assertArrives(wire.of(Float.class), floats[i]);
        }
    }

    @Test
    void float_ofAnyBitsButNaNs_keepsThemOverSmile() {
        ValueCodec codec = wire.of(double.class);
        for (double value : new double[] {-0.0, 0.1 + 0.2, Double.MIN_NORMAL, -Double.MIN_VALUE, 1e308}) {
            Object arrived = Formats.sent(SMILE, codec, value);
            assertThat(Double.doubleToRawLongBits((Double) arrived)).isEqualTo(Double.doubleToRawLongBits(value));
        }
    }

    @Test
    void bigNumber_ofAnyScale_arrives() {
        for (String text :
                List.of("0", "-0.00", "1.00", "1E+3", "1E-400", "123456789.5000", "1E+100000", "9e-100000")) {
            Formats.assertArrives(wire.of(BigDecimal.class), new BigDecimal(text));
            Formats.assertArrives(wire.of(Object.class), new BigDecimal(text));
        }
        for (String text :
                List.of("0", "-1", "255", "-256", "9223372036854775808", "9".repeat(5000), "-1" + "0".repeat(99))) {
            Formats.assertArrives(wire.of(BigInteger.class), new BigInteger(text));
            Formats.assertArrives(wire.of(Number.class), new BigInteger(text));
            Formats.assertArrives(wire.of(BigDecimal.class), new BigDecimal(new BigInteger(text), 7));
        }
    }

    @Test
    void bytes_ofAnyLength_arrive() {
        Random random = new Random(4);
        for (int length : LENGTHS) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Formats.assertArrives(wire.of(byte[].class), bytes);
            assertThat(Formats.sent(SMILE, wire.of(Object.class), bytes)).isEqualTo(bytes);
        }
    }

    @Test
    void depth_beyondTheLimit_isRefusedInEveryFormat() {
        Object deep = "x";
        for (int depth = 0; depth < Protocol.MAX_DEPTH; depth++) {
            deep = List.of(deep);
        }
        Formats.assertArrives(wire.of(Object.class), deep);
        Object deeper = List.of(deep);
        assertThatThrownBy(() -> Formats.sent(SMILE, wire.of(Object.class), deeper))
                .hasMessageContaining("nested deeper than 500");
    }

    @Test
    void read_anotherType_namesIt() {
        byte[] bytes = {1, 2};
        assertThatThrownBy(() -> Formats.sentAs(SMILE, wire.of(byte[].class), bytes, wire.of(int.class)))
                .hasMessage("expected int, found binary");
        assertThatThrownBy(() -> Formats.sentAs(SMILE, wire.of(int.class), 200, wire.of(byte.class)))
                .hasMessage("expected byte, found 200");
        assertThatThrownBy(() -> Formats.sentAs(SMILE, wire.of(long.class), 1L << 40, wire.of(int.class)))
                .hasMessage("expected int, found 1099511627776");
        assertThatThrownBy(() -> Formats.sentAs(SMILE, wire.of(double.class), 1.5, wire.of(long.class)))
                .hasMessage("expected long, found 1.5");
    }
}
