package io.github.poollaunch.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import io.github.poollaunch.protocol.fuzz.Memory;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** A name of megabytes in one child's reply makes no other reply dear: Jackson's tables of names outlive their parsers. */
class LongNamesTest {

    private static final String LONG = "n".repeat(30_000_000);

    private static final ValueCodec ANY = Codecs.wire().of(Object.class);

    private static void read(byte[] frame, @Nullable RowFormat format) {
        try {
            ((Reply.Results) ReplyReader.read(frame, format)).results().read(ANY, 10);
        } catch (ProtocolException | JacksonException | IllegalArgumentException e) {
            // What the parent's conversation with a child catches.
        }
    }

    private static byte[] json(String name, String rest) {
        return ("{\"chunk\":1,\"results\":[{\"" + name + "\":1}]" + rest).getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "}",
                "",
                ",\"failures\":5}",
                ",\"failures\":[]}",
                ",\"failures\":[]",
                ",\"more\":true}",
                ",\"x\":["
            })
    void jsonReply_withALongName_howeverItEnds_costsNoOther(String rest) {
        read(json(LONG, rest), null);
        byte[] next = json("new" + rest.hashCode(), "}");
        assertThatCode(() -> Memory.bounded(next.length, () -> read(next, null)))
                .doesNotThrowAnyException();
    }

    /** The time that Smile's parser takes for a name grows with the square of its length. */
    @Test
    @Timeout(20)
    void smileReply_withAnEndlessName_isRefusedSoon() {
        RowFormat smile = RowFormat.of(SmileFormat.class);
        byte[] row = new byte[LONG.length() + 100];
        Arrays.fill(row, (byte) 'n');
        System.arraycopy(new byte[] {':', ')', '\n', 1, (byte) 0xfa, 0x34}, 0, row, 0, 6);
        byte[] reply = frame(row);
        assertThatThrownBy(() -> ((Reply.Results) ReplyReader.read(reply, smile))
                        .results()
                        .read(ANY, 10))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("Name");
    }

    @ParameterizedTest
    @ValueSource(ints = {16_384, 16_385, 5_000_000})
    @Timeout(20)
    void keys_ofAnyLength_travelInAnyFormat(int length) {
        for (Object map : List.of(Map.of("\u20ac".repeat(length), 1), Map.of("n".repeat(length), "a", "b", 2L))) {
            for (Type declared :
                    new Type[] {Object.class, StringKeys.class.getRecordComponents()[0].getGenericType()}) {
                for (RowFormat format : new RowFormat[] {null, RowFormat.of(SmileFormat.class)}) {
                    assertThat(arrived(map, declared, format)).isEqualTo(map);
                }
            }
        }
    }

    private record StringKeys(Map<String, Object> map) {}

    private static @Nullable Object arrived(Object map, Type declared, @Nullable RowFormat format) {
        ValueCodec codec = Codecs.wire().of(declared);
        List<@Nullable Object> read = new ArrayList<>();
        RequestFuzz.read(ValueFuzz.written(map, format, codec), format, codec, read);
        return read.get(0);
    }

    @Test
    void smileReply_withLongNames_costsNoOther() {
        RowFormat smile = RowFormat.of(SmileFormat.class);
        String[] names = new String[100];
        Arrays.setAll(names, i -> "n".repeat(100_000) + i);
        read(smile(smile, names), smile);
        AtomicInteger number = new AtomicInteger();
        Runnable next = () -> read(smile(smile, "new" + number.incrementAndGet()), smile);
        assertThatCode(() -> Memory.bounded(100, next)).doesNotThrowAnyException();
    }

    private static byte[] smile(RowFormat smile, String... names) {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        try (JsonGenerator out = smile.generator(row)) {
            out.writeStartObject();
            for (String name : names) {
                out.writeName(name);
                out.writeNumber(1);
            }
            out.writeEndObject();
        }
        return frame(row.toByteArray());
    }

    private static byte[] frame(byte[] row) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(("{\"bytes\":" + row.length + ",\"chunk\":1,\"results\":[" + row.length + "]}\n")
                .getBytes(StandardCharsets.US_ASCII));
        frame.writeBytes(row);
        return frame.toByteArray();
    }
}
