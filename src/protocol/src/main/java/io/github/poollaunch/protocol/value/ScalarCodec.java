package io.github.poollaunch.protocol.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/** A codec of single values: numbers, strings, booleans, characters. */
abstract class ScalarCodec implements ValueCodec {

    private final Class<?> type;
    private final String name;
    private final boolean nullable;

    ScalarCodec(Class<?> type, String name, boolean nullable) {
        this.type = type;
        this.name = name;
        this.nullable = nullable;
    }

    /**
     * Returns the codec of a scalar type, or null if {@code type} is none. Returned as an interface, so that a JVM that
     * verifies this class need not load all of them to see that they are codecs.
     *
     * @param plain whether it is for JSON that people read
     */
    static @Nullable ValueCodec of(Class<?> type, boolean plain) {
        boolean boxed = !type.isPrimitive();
        if (type == int.class || type == Integer.class) {
            return new WholeNumberCodecs.IntCodec(type.getName(), boxed);
        }
        if (type == String.class) {
            return new NonNumberCodecs.StringCodec();
        }
        if (type == long.class || type == Long.class) {
            return new WholeNumberCodecs.LongCodec(type.getName(), boxed);
        }
        if (type == double.class || type == Double.class) {
            return new FractionCodecs.DoubleCodec(type.getName(), boxed, !plain);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new NonNumberCodecs.BooleanCodec(type.getName(), boxed);
        }
        if (type == float.class || type == Float.class) {
            return new FractionCodecs.FloatCodec(type.getName(), boxed);
        }
        if (type == short.class || type == Short.class) {
            return new WholeNumberCodecs.ShortCodec(type.getName(), boxed);
        }
        if (type == byte.class || type == Byte.class) {
            return new WholeNumberCodecs.ByteCodec(type.getName(), boxed);
        }
        if (type == char.class || type == Character.class) {
            return new NonNumberCodecs.CharacterCodec(type.getName(), boxed);
        }
        if (type == BigInteger.class) {
            return new WholeNumberCodecs.BigIntegerCodec();
        }
        if (type == BigDecimal.class) {
            return new FractionCodecs.BigDecimalCodec();
        }
        return type == Void.class || type == void.class ? new NonNumberCodecs.VoidCodec() : null;
    }

    @Override
    public final void write(ValueOutput out, @Nullable Object value) {
        if (type.isInstance(value)) {
            if (out.isKept()) {
                writeValue(out, value); // All of them can travel.
            }
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

    abstract void writeValue(ValueOutput out, Object value);

    /** Returns null if the token does not fit. */
    abstract @Nullable Object readValue(JsonParser in, JsonToken token);
}
