package io.github.poollaunch.protocol.value;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An enum constant as its name. */
final class EnumCodec implements ValueCodec {

    private final Class<?> type;

    EnumCodec(Class<?> type) {
        this.type = type;
    }

    @Override
    public void write(ValueOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
        } else if (type.isInstance(value)) {
            out.writeString(((Enum<?>) value).name());
        } else {
            throw ValueException.notA(type.getTypeName(), value);
        }
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            String name = in.getString();
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
        }
        throw ValueException.unreadable("a constant of " + type.getTypeName(), in);
    }
}
