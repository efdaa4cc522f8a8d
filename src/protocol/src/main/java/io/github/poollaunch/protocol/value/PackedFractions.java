package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.Protocol;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Many doubles, or floats, as the bits of each, the lowest byte first: binary where a format has it, Base64 in JSON. To make
 * digits of a fraction, and a fraction of digits, takes ten times as long. Stateless.
 */
final class PackedFractions {

    /** Fewer than that are written one by one. */
    static final int LEAST = 64;

    /** No frame takes as many doubles; digits find out how many it takes. */
    private static final int MOST = Protocol.MAX_FRAME_BYTES / Double.BYTES;

    private static final String DOUBLES = "$doubles";
    private static final String FLOATS = "$floats";

    private final boolean doubles;

    private PackedFractions(boolean doubles) {
        this.doubles = doubles;
    }

    /** Returns how elements of a type are packed; null if they are not. */
    static @Nullable PackedFractions of(Type element) {
        if (element == Double.class || element == double.class) {
            return new PackedFractions(true);
        }
        return element == Float.class || element == float.class ? new PackedFractions(false) : null;
    }

    /** What marks a list of them where no type is declared. */
    String tag() {
        return doubles ? DOUBLES : FLOATS;
    }

    /** Returns how the list behind a tag is packed; null if it is none of these. */
    static @Nullable PackedFractions tagged(String tag) {
        return tag.equals(DOUBLES) || tag.equals(FLOATS) ? new PackedFractions(tag.equals(DOUBLES)) : null;
    }

    /** Whether a value may be packed: a token that is no array. */
    static boolean isAt(JsonToken token) {
        return token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_EMBEDDED_OBJECT;
    }

    /** Whether an array of so many is. */
    static boolean isPackable(int size) {
        return size >= LEAST && size <= MOST;
    }

    private int width() {
        return doubles ? Double.BYTES : Float.BYTES;
    }

    /** Returns null if the elements are few, or one of them is null or of another type. */
    byte @Nullable [] pack(List<?> values) {
        int size = values.size();
        if (!isPackable(size)) {
            return null;
        }
        Iterator<?> elements = values.iterator();
        if (!elements.hasNext() || !isKind(elements.next())) {
            return null; // Seen without any memory.
        }
        byte[] packed = new byte[size * width()];
        ByteBuffer buffer = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        for (Object each : values) {
            if (!isKind(each) || !buffer.hasRemaining()) {
                return null;
            }
            if (doubles) {
                buffer.putDouble((Double) each);
            } else {
                buffer.putFloat((Float) each);
            }
        }
        return buffer.hasRemaining() ? null : packed;
    }

    private boolean isKind(@Nullable Object value) {
        return doubles ? value instanceof Double : value instanceof Float;
    }

    /** Returns null if the elements are few, or too many for an array of bytes. */
    byte @Nullable [] packArray(Object array) {
        int length = Array.getLength(array);
        if (!isPackable(length)) {
            return null;
        }
        if (array instanceof Object[] boxed) {
            return pack(Arrays.asList(boxed));
        }
        byte[] packed = new byte[length * width()];
        ByteBuffer buffer = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        if (doubles) {
            buffer.asDoubleBuffer().put((double[]) array);
        } else {
            buffer.asFloatBuffer().put((float[]) array);
        }
        return packed;
    }

    /**
     * Reads the value at which a parser stands ({@link #isAt}).
     *
     * @param expected what an error says was expected
     * @throws ValueException if it has half an element
     */
    PackedList read(JsonParser in, String expected) {
        return new PackedList(doubles, buffer(in, expected));
    }

    private ByteBuffer buffer(JsonParser in, String expected) {
        byte[] packed = in.getBinaryValue();
        if (packed.length % width() != 0) {
            throw new ValueException("expected " + expected + ", found " + packed.length
                    + " bytes, which are no whole number of " + (doubles ? "doubles" : "floats"));
        }
        return ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads such a value as an array of a type that has these elements, boxed or not. */
    Object readArray(JsonParser in, Class<?> arrayType) {
        ByteBuffer buffer = buffer(in, arrayType.getTypeName());
        int length = buffer.remaining() / width();
        Object array = Array.newInstance(arrayType.getComponentType(), length);
        if (array instanceof double[] all) {
            buffer.asDoubleBuffer().get(all);
        } else if (array instanceof float[] all) {
            buffer.asFloatBuffer().get(all);
        } else {
            for (int i = 0; i < length; i++) {
                Array.set(array, i, doubles ? (Object) buffer.getDouble() : (Object) buffer.getFloat());
            }
        }
        return array;
    }
}
