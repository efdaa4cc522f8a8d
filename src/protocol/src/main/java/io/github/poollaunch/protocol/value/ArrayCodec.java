package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.format.Json;
import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An array of any element type as a JSON array; {@code byte[]} as binary, which is a Base64 string in JSON, and many
 * fractions, too ({@link PackedFractions}).
 */
final class ArrayCodec implements ValueCodec {

    private static final int FEW = 16;

    private final Class<?> arrayType;
    private final ValueCodec element;
    private final @Nullable PackedFractions packing;

    /**
     * @param packing how many elements are packed; null if they are not
     */
    ArrayCodec(Class<?> arrayType, ValueCodec element, @Nullable PackedFractions packing) {
        this.arrayType = arrayType;
        this.element = element;
        this.packing = packing;
    }

    private void checkType(Object value) {
        if (value.getClass() != arrayType) {
            // A String[] in an Object[] would arrive as an Object[]: another type.
            throw ValueException.notA(arrayType.getTypeName(), value);
        }
    }

    @Override
    public void write(ValueOutput out, @Nullable Object value) {
        if (value == null) {
            out.writeNull();
        } else {
            checkType(value);
            byte[] packed = packing != null && out.isKept() ? packing.packArray(value) : null;
            if (packed != null) {
                out.writeBinary(packed);
            } else {
                writeArray(out, value);
            }
        }
    }

    private void writeArray(ValueOutput out, Object value) {
        if (value instanceof byte[] bytes) {
            out.writeBinary(bytes);
        } else if (value instanceof int[] array) {
            out.writeArray(array);
        } else if (value instanceof long[] array) {
            out.writeArray(array);
        } else if (value instanceof Object[] || out.isKept()) {
            Elements.write(out, element, elements(value));
        } else if (packing == null || !PackedFractions.isPackable(Array.getLength(value))) {
            out.writeStartArray(); // What is in it can travel.
            out.writeEndArray();
        }
    }

    private static List<@Nullable Object> elements(Object array) {
        if (array instanceof Object[] objects) {
            return Arrays.asList(objects);
        }
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return array instanceof double[] doubles ? (Object) doubles[index] : Array.get(array, index);
            }

            @Override
            public int size() {
                return Array.getLength(array);
            }
        };
    }

    @Override
    public @Nullable Object read(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (arrayType == byte[].class
                && (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_EMBEDDED_OBJECT)) {
            return in.getBinaryValue();
        }
        if (packing != null && PackedFractions.isAt(token)) {
            return packing.readArray(in, arrayType);
        }
        if (token != JsonToken.START_ARRAY) {
            throw ValueException.unreadable(arrayType.getTypeName(), in);
        }
        if (arrayType == int[].class || arrayType == long[].class) {
            return readWholes(in);
        }
        List<@Nullable Object> values = new ArrayList<>();
        while (in.nextValue() != JsonToken.END_ARRAY) {
            try {
                values.add(element.read(in));
            } catch (ValueException e) {
                throw e.at("[" + values.size() + "]");
            }
        }
        Object array = Array.newInstance(arrayType.getComponentType(), values.size());
        if (array instanceof Object[] objects) {
            return values.toArray(objects);
        }
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    private Object readWholes(JsonParser in) {
        long[] values = new long[FEW];
        int count = 0;
        while (in.nextValue() != JsonToken.END_ARRAY) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            try {
                values[count] = ((Number) Objects.requireNonNull(element.read(in))).longValue();
            } catch (ValueException e) {
                throw e.at("[" + count + "]");
            }
            count++;
            if (Json.isBeforeComma(in)) {
                count += Json.wholes(in, values, count, element.wholeBits());
            }
        }
        if (arrayType == long[].class) {
            return Arrays.copyOf(values, count);
        }
        int[] ints = new int[count];
        for (int i = 0; i < count; i++) {
            ints[i] = (int) values[i];
        }
        return ints;
    }

    @Override
    public boolean isGenerated() {
        return element.isGenerated();
    }
}
