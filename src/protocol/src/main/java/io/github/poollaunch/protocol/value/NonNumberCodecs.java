package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteCapability;

/** The codecs of what is no number: strings, characters, booleans, nothing. */
public final class NonNumberCodecs {
    private NonNumberCodecs() {}

    /** Writes any string; {@link BinaryText} is not loaded for JSON, which can escape all of them. */
    public static void writeText(JsonGenerator out, String text) {
        if (writesBinary(out)) {
            if (BinaryText.isNeeded(text)) {
                out.writeBinary(BinaryText.of(text));
            } else {
                out.writeString(text);
            }
        } else if (text.length() < PlainText.LONG || !PlainText.write(out, text)) {
            out.writeString(text);
        }
    }

    /** Writes any string into a frame of JSON; a generator is made only for half of a surrogate pair. */
    public static void writeText(FrameBuffer out, String text) {
        if (!PlainText.write(out, text)) {
            JsonGenerator json = Json.generator(out);
            json.writeString(text);
            json.close();
        }
    }

    /** Returns the string at which a parser stands; null if it is none. */
    public static @Nullable String readText(JsonParser in, JsonToken token) {
        return token == JsonToken.VALUE_STRING ? in.getString() : BinaryText.read(in, token);
    }

    /** Whether a format has binary of its own. */
    public static boolean writesBinary(JsonGenerator out) {
        return out.has(StreamWriteCapability.CAN_WRITE_BINARY_NATIVELY);
    }

    static final class StringCodec extends ScalarCodec {
        StringCodec() {
            super(String.class, "string", true);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            writeText(out, (String) value);
        }

        @Override
        boolean writePlainValue(FrameBuffer out, Object value) {
            return PlainText.write(out, (String) value);
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
        void writeValue(JsonGenerator out, Object value) {
            writeText(out, value.toString());
        }

        @Override
        boolean writePlainValue(FrameBuffer out, Object value) {
            return PlainText.write(out, value.toString());
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
        void writeValue(JsonGenerator out, Object value) {
            out.writeBoolean((Boolean) value);
        }

        @Override
        boolean writePlainValue(FrameBuffer out, Object value) {
            out.ascii(value.toString());
            return true;
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
        void writeValue(JsonGenerator out, Object value) {
            throw ValueException.notA("null", value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return null;
        }
    }
}
