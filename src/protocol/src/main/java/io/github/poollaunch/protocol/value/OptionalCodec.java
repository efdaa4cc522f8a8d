package io.github.poollaunch.protocol.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An Optional as an array of no element or one, so that a null and an empty Optional stay apart. */
final class OptionalCodec implements ValueCodec {

    private final ValueCodec element;

    OptionalCodec(ValueCodec element) {
        this.element = element;
    }

    @Override
    public void write(ValueOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
            return;
        }
        if (!(value instanceof Optional)) {
            throw ValueException.notA("Optional", value);
        }
        out.writeStartArray();
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

    @Override
    public boolean isGenerated() {
        return element.isGenerated();
    }
}
