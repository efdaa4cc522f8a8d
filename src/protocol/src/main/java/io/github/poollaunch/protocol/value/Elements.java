package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The elements of a collection or an array as a JSON array, one by one. */
final class Elements {
    /** How many whole numbers wait to be written at once. */
    private static final int ROW = 128;

    private Elements() {}

    static void write(JsonGenerator out, ValueCodec codec, Iterable<? extends @Nullable Object> elements) {
        Nesting.startArray(out);
        int index = 0;
        for (Object each : elements) {
            try {
                codec.write(out, each);
            } catch (ValueException e) {
                throw e.at("[" + index + "]");
            }
            index++;
        }
        out.writeEndArray();
    }

    /** As {@link ValueCodec#writePlain}. Whole numbers are written many at once. */
    static boolean writePlain(FrameBuffer out, ValueCodec codec, Collection<? extends @Nullable Object> elements) {
        int bits = codec.wholeBits();
        long[] row = new long[bits == 0 ? 0 : Math.max(1, Math.min(ROW, elements.size()))];
        int waiting = 0;
        int index = 0;
        out.write('[');
        for (Object each : elements) {
            boolean whole = isWhole(each, bits);
            if (waiting > 0 && (!whole || waiting == row.length)) {
                out.wholes(row, waiting, index > waiting);
                waiting = 0;
            }
            if (whole) {
                row[waiting++] = ((Number) each).longValue();
            } else if (!writeOne(out, codec, each, index)) {
                return false;
            }
            index++;
        }
        out.wholes(row, waiting, index > waiting);
        out.write(']');
        return true;
    }

    private static boolean isWhole(@Nullable Object element, int bits) {
        return bits == Integer.SIZE
                ? element instanceof Integer
                : bits == Long.SIZE && element instanceof Long number && number != Long.MIN_VALUE;
    }

    private static boolean writeOne(FrameBuffer out, ValueCodec codec, @Nullable Object element, int index) {
        if (index > 0) {
            out.write(',');
        }
        try {
            return codec.writePlain(out, element);
        } catch (ValueException e) {
            throw e.at("[" + index + "]");
        }
    }

    /** As {@link ValueCodec#check}. */
    static void check(ValueCodec codec, Iterable<? extends @Nullable Object> elements, ValueCheck check) {
        check.open();
        int index = 0;
        for (Object each : elements) {
            try {
                codec.check(each, check);
            } catch (ValueException e) {
                throw e.at("[" + index + "]");
            }
            index++;
        }
        check.close();
    }
}
