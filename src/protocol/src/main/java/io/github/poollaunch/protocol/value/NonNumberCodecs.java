package io.github.poollaunch.protocol.value;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The codecs of what is no number: strings, characters, booleans, nothing. */
public final class NonNumberCodecs {
    private NonNumberCodecs() {}

    /** Returns the string at which a parser stands; null if it is none. */
    public static @Nullable String readText(JsonParser in, JsonToken token) {
        return token == JsonToken.VALUE_STRING ? in.getString() : BinaryText.read(in, token);
    }

    static final class StringCodec extends ScalarCodec {
        StringCodec() {
            super(String.class, "string", true);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            out.writeString((String) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return readText(in, token);
        }
    }

    static final class CharacterCodec extends ScalarCodec {
        CharacterCodec(String name, boolean nullable) {
            super(Character.class, name, nullable);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            out.writeString(value.toString());
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            String text = readText(in, token);
            return text != null && text.length() == 1 ? text.charAt(0) : null;
        }
    }

    static final class BooleanCodec extends ScalarCodec {
        BooleanCodec(String name, boolean nullable) {
            super(Boolean.class, name, nullable);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            out.writeBoolean((Boolean) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token.isBoolean() ? token == JsonToken.VALUE_TRUE : null;
        }
    }

    static final class VoidCodec extends ScalarCodec {
        VoidCodec() {
            super(Void.class, "null", true);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            throw ValueException.notA("null", value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return null;
        }
    }
}
