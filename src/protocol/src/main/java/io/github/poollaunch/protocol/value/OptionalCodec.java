package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An Optional as an array of no element or one, so that a null and an empty Optional stay apart. */
final class OptionalCodec implements ValueCodec {

    private final ValueCodec element;

    OptionalCodec(ValueCodec element) {
        this.element = element;
    }

    @Override
    public void write(JsonGenerator out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        if (!(value instanceof Optional)) {
            throw ValueException.notA("Optional", value);
        }
        Nesting.startArray(out);
        Optional<?> optional = (Optional<?>) value;
        if (optional.isPresent()) {
            try {
                element.write(out, optional.get());
            } catch (ValueException e) {
                throw e.at(".get()");
            }
        }
        out.writeEndArray();
    }

    @Override
    public boolean writePlain(FrameBuffer out, @Nullable Object value) {
        if (value == null) {
            return out.writeNull();
        }
        if (!(value instanceof Optional<?> optional)) {
            return false;
        }
        out.write('[');
        if (optional.isPresent()) {
            try {
                if (!element.writePlain(out, optional.get())) {
                    return false;
                }
            } catch (ValueException e) {
                throw e.at(".get()");
            }
        }
        out.write(']');
        return true;
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw ValueException.unreadable("Optional", in);
        }
        if (in.nextToken() == JsonToken.END_ARRAY) {
            return Optional.empty();
        }
        Object value = element.read(in);
        if (value == null || in.nextToken() != JsonToken.END_ARRAY) {
            throw ValueException.unreadable("an Optional of one value", in);
        }
        return Optional.of(value);
    }
}
