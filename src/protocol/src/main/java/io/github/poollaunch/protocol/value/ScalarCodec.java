package io.github.poollaunch.protocol.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/** The codecs of single values: numbers, strings, booleans, characters. */
abstract class ScalarCodec implements ValueCodec {

    private final Class<?> type;
    private final String name;
    private final boolean nullable;

    private ScalarCodec(Class<?> type, String name, boolean nullable) {
        this.type = type;
        this.name = name;
        this.nullable = nullable;
    }

    /** Returns the codec of a scalar type, or null if {@code type} is none. */
    static @Nullable ScalarCodec of(Class<?> type) {
        boolean boxed = !type.isPrimitive();
        if (type == int.class || type == Integer.class) {
            return new IntCodec(type.getName(), boxed);
        }
        if (type == String.class) {
            return new StringCodec();
        }
        if (type == long.class || type == Long.class) {
            return new LongCodec(type.getName(), boxed);
        }
        if (type == double.class || type == Double.class) {
            return new DoubleCodec(type.getName(), boxed);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new BooleanCodec(type.getName(), boxed);
        }
        if (type == float.class || type == Float.class) {
            return new FloatCodec(type.getName(), boxed);
        }
        if (type == short.class || type == Short.class) {
            return new ShortCodec(type.getName(), boxed);
        }
        if (type == byte.class || type == Byte.class) {
            return new ByteCodec(type.getName(), boxed);
        }
        if (type == char.class || type == Character.class) {
            return new CharacterCodec(type.getName(), boxed);
        }
        if (type == BigInteger.class) {
            return new BigIntegerCodec();
        }
        if (type == BigDecimal.class) {
            return new BigDecimalCodec();
        }
        return type == Void.class ? new VoidCodec() : null;
    }

    @Override
    public final void write(JsonGenerator out, @Nullable Object value) {
        if (type.isInstance(value)) {
            writeValue(out, value);
        } else if (value == null && nullable) {
            out.writeNull();
        } else {
            throw ValueException.notA(name, value);
        }
    }

    @Override
    public final @Nullable Object read(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL && nullable) {
            return null;
        }
        try {
            Object value = readValue(in, in.currentToken());
            if (value != null) {
                return value;
            }
        } catch (InputCoercionException outOfRange) {
            // The message below names the number and the type; Jackson's adds nothing to it.
        }
        throw ValueException.unreadable(name, in);
    }

    @Override
    public final boolean canBreakOff() {
        return false;
    }

    abstract void writeValue(JsonGenerator out, Object value);

    /** Returns null if the token does not fit. */
    abstract @Nullable Object readValue(JsonParser in, JsonToken token);

    private static final class IntCodec extends ScalarCodec {
        IntCodec(String name, boolean nullable) {
            super(Integer.class, name, nullable);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            out.writeNumber((int) (Integer) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token == JsonToken.VALUE_NUMBER_INT ? in.getIntValue() : null;
        }
    }

    private static final class LongCodec extends ScalarCodec {
        LongCodec(String name, boolean nullable) {
            super(Long.class, name, nullable);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            out.writeNumber((long) (Long) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token == JsonToken.VALUE_NUMBER_INT ? in.getLongValue() : null;
        }
    }

    private static final class ShortCodec extends ScalarCodec {
        ShortCodec(String name, boolean nullable) {
            super(Short.class, name, nullable);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            out.writeNumber((short) (Short) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token == JsonToken.VALUE_NUMBER_INT ? in.getShortValue() : null;
        }
    }

    private static final class ByteCodec extends ScalarCodec {
        ByteCodec(String name, boolean nullable) {
            super(Byte.class, name, nullable);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            out.writeNumber((int) (Byte) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            // Jackson's getByteValue takes 128 to 255 as well and turns them negative.
            int number = token == JsonToken.VALUE_NUMBER_INT ? in.getIntValue() : Integer.MAX_VALUE;
            return number == (byte) number ? (byte) number : null;
        }
    }

    private static final class DoubleCodec extends ScalarCodec {
        DoubleCodec(String name, boolean nullable) {
            super(Double.class, name, nullable);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            // NaN and the infinities come out as the strings that Double.toString gives.
            out.writeNumber((double) (Double) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            if (token.isNumeric()) {
                return in.getDoubleValue();
            }
            return token == JsonToken.VALUE_STRING ? NotFinite.parse(in.getString()) : null;
        }
    }

    private static final class FloatCodec extends ScalarCodec {
        FloatCodec(String name, boolean nullable) {
            super(Float.class, name, nullable);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            out.writeNumber((float) (Float) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            if (token.isNumeric()) {
                return in.getFloatValue();
            }
            Double notFinite = token == JsonToken.VALUE_STRING ? NotFinite.parse(in.getString()) : null;
            return notFinite == null ? null : notFinite.floatValue();
        }
    }

    private static final class BooleanCodec extends ScalarCodec {
        BooleanCodec(String name, boolean nullable) {
            super(Boolean.class, name, nullable);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            out.writeBoolean((Boolean) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token.isBoolean() ? token == JsonToken.VALUE_TRUE : null;
        }
    }

    private static final class CharacterCodec extends ScalarCodec {
        CharacterCodec(String name, boolean nullable) {
            super(Character.class, name, nullable);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            out.writeString(value.toString());
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            String text = token == JsonToken.VALUE_STRING ? in.getString() : "";
            return text.length() == 1 ? text.charAt(0) : null;
        }
    }

    private static final class StringCodec extends ScalarCodec {
        StringCodec() {
            super(String.class, "string", true);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            out.writeString((String) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token == JsonToken.VALUE_STRING ? in.getString() : null;
        }
    }

    private static final class BigIntegerCodec extends ScalarCodec {
        BigIntegerCodec() {
            super(BigInteger.class, "BigInteger", true);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            out.writeNumber((BigInteger) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token == JsonToken.VALUE_NUMBER_INT ? in.getBigIntegerValue() : null;
        }
    }

    private static final class BigDecimalCodec extends ScalarCodec {
        BigDecimalCodec() {
            super(BigDecimal.class, "BigDecimal", true);
        }

        @Override
        void writeValue(JsonGenerator out, Object value) {
            out.writeNumber((BigDecimal) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token.isNumeric() ? in.getDecimalValue() : null;
        }
    }

    /** Null and nothing else: the item of a function without parameters, the result of one that has none to give. */
    private static final class VoidCodec extends ScalarCodec {
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
