package io.github.poollaunch.protocol.value;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The elements of a collection or an array as an array, one by one; whole numbers many at once. */
final class Elements {
    /** How many whole numbers wait to be written at once. */
    private static final int ROW = 128;

    private Elements() {}

    static void write(ValueOutput out, ValueCodec codec, Collection<? extends @Nullable Object> elements) {
        out.writeStartArray();
        int bits = out.isKept() ? codec.wholeBits() : 0;
        long[] row = new long[bits == 0 ? 0 : Math.max(1, Math.min(ROW, elements.size()))];
        int waiting = 0;
        int index = 0;
        for (Object each : elements) {
            boolean whole = isWhole(each, bits);
            if (waiting > 0 && (!whole || waiting == row.length)) {
                out.writeNumbers(row, waiting, bits);
                waiting = 0;
            }
            if (whole) {
                row[waiting++] = ((Number) each).longValue();
            } else {
                writeOne(out, codec, each, index);
            }
            index++;
        }
        out.writeNumbers(row, waiting, bits);
        out.writeEndArray();
    }

    /** Whether one of the codecs is for values that a generator writes. */
    static boolean areGenerated(ValueCodec[] codecs) {
        for (ValueCodec codec : codecs) {
            if (codec.isGenerated()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a whole number of so many bits, and not the smallest long. */
    static boolean isWhole(@Nullable Object element, int bits) {
        return bits == Integer.SIZE
                ? element instanceof Integer
                : bits == Long.SIZE && element instanceof Long number && number != Long.MIN_VALUE;
    }

    private static void writeOne(ValueOutput out, ValueCodec codec, @Nullable Object element, int index) {
        try {
            codec.write(out, element);
        } catch (ValueException e) {
            throw e.at("[" + index + "]");
        }
    }
}
