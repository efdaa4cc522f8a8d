package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** The formats in which each value must come out as it went in. */
final class Formats {

    private static final RowFormat SMILE = RowFormat.of(SmileFormat.class);

    private Formats() {}

    /** Fails unless {@code value} arrives equal in every format. */
    static void assertArrives(ValueCodec codec, @Nullable Object value) {
        for (RowFormat format : new RowFormat[] {null, SMILE}) {
            Object arrived = sent(format, codec, value);
            assertThat(Objects.deepEquals(arrived, value))
                    .as("%s over %s, arrived as %s", value, format == null ? "json" : format.name(), arrived)
                    .isTrue();
        }
    }

    /** Returns what arrives of a value; a null format is JSON. */
    static @Nullable Object sent(@Nullable RowFormat format, ValueCodec codec, @Nullable Object value) {
        return sentAs(format, codec, value, codec);
    }

    /** Returns what arrives of a value where another type is declared. */
    static @Nullable Object sentAs(
            @Nullable RowFormat format, ValueCodec codec, @Nullable Object value, ValueCodec reader) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = format == null ? Json.generator(out) : format.generator(out)) {
            codec.write(GeneratorOutput.of(generator), value);
        }
        byte[] bytes = out.toByteArray();
        JsonParser in = format == null ? Json.parser(bytes) : format.parser(bytes, 0, bytes.length);
        in.nextToken();
        Object read = reader.read(in);
        assertThat(in.nextToken()).as("all of it is read").isNull();
        return read;
    }
}
