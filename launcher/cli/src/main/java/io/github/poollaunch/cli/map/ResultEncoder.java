package io.github.poollaunch.cli.map;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.value.JsonOutput;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Makes a line of a result. Used by one thread. */
final class ResultEncoder {

    private final ValueCodec result;
    private final boolean stringsRaw;

    private final FrameBuffer line = new FrameBuffer();

    private final JsonOutput json = new JsonOutput(line);

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
        try {
            if (stringsRaw && value instanceof String text) {
                byte[] bytes = utf8(text);
                line.write(bytes, 0, bytes.length);
            } else {
                json.begin(false);
                json.writeWhole(result, value);
            }
            line.write('\n');
        } catch (FrameTooLargeException e) {
            throw new ValueException("it is longer than 1 GiB");
        } catch (JacksonException e) {
            throw new ValueException(e.getOriginalMessage());
        }
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
