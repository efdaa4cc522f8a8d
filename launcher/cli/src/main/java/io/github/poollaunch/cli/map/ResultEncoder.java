package io.github.poollaunch.cli.map;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** Makes a line of a result. Used by one thread. */
final class ResultEncoder {

    private final ValueCodec result;
    private final boolean stringsRaw;

    private final FrameBuffer line = new FrameBuffer();

    /** Writes into {@link #line}; null until it is needed, and after a value that it could not write. */
    private @Nullable JsonGenerator json;

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
        line.clear();
        int start = 0;
        try {
            if (stringsRaw && value instanceof String text) {
                byte[] bytes = utf8(text);
                line.write(bytes, 0, bytes.length);
            } else if (!result.writePlain(line, value)) {
                line.clear();
                start = writeJson(value);
            }
            line.write('\n');
        } catch (FrameTooLargeException e) {
            throw new ValueException("it is longer than 1 GiB");
        }
        byte[] bytes = line.toByteArray();
        return start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length);
    }

    /** Returns where the value starts: a generator puts a comma before all but its first. */
    private int writeJson(@Nullable Object value) {
        JsonGenerator out = json;
        int start = out == null ? 0 : 1;
        if (out == null) {
            out = Json.generator(line);
        }
        json = null;
        try {
            result.write(out, value);
            out.flush();
        } catch (JacksonException e) {
            throw new ValueException(e.getOriginalMessage());
        }
        json = out;
        return start;
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
