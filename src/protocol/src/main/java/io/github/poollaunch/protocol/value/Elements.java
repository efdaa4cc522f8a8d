package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The elements of a collection or an array as a JSON array, one by one. */
final class Elements {
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

    /** As {@link ValueCodec#writePlain}. */
    static boolean writePlain(FrameBuffer out, ValueCodec codec, Iterable<? extends @Nullable Object> elements) {
        out.write('[');
        int index = 0;
        for (Object each : elements) {
            if (index > 0) {
                out.write(',');
            }
            try {
                if (!codec.writePlain(out, each)) {
                    return false;
                }
            } catch (ValueException e) {
                throw e.at("[" + index + "]");
            }
            index++;
        }
        out.write(']');
        return true;
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
