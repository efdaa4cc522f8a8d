package io.github.poollaunch.cli.map;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** Makes a line of a result. Used by one thread. */
final class ResultEncoder {

    private final ValueCodec result;
    private final boolean stringsRaw;

    /**
     * @param stringsRaw whether a string is written as it is, and not as JSON
     */
    ResultEncoder(ValueCodec result, boolean stringsRaw) {
        this.result = result;
        this.stringsRaw = stringsRaw;
    }

    /**
     * Returns the result's bytes, with a line feed at their end.
     *
     * @throws ValueException if it cannot be written
     */
    byte[] encode(@Nullable Object value) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        if (stringsRaw && value instanceof String text) {
            line.writeBytes(utf8(text));
        } else {
            try (JsonGenerator out = Json.generator(line)) {
                result.write(out, value);
            } catch (JacksonException e) {
                throw new ValueException(e.getOriginalMessage());
            }
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            throw new ValueException("the string has half of a surrogate pair, which UTF-8 cannot say");
        }
    }
}
