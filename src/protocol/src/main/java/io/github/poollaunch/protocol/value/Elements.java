package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
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
    static boolean writePlain(FrameBuffer out, ValueCodec codec, Collection<? extends @Nullable Object> elements) {
        out.write('[');
        int index = 0;
        int written = 0;
        for (Object each : elements) {
            if (index == written) {
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
                written = index == 0 ? 1 + wholesBehindFirst(out, codec, elements) : index + 1;
            }
            index++;
        }
        out.write(']');
        return true;
    }

    /** Writes the whole numbers that follow a list's first element, all at once; returns how many these are. */
    private static int wholesBehindFirst(
            FrameBuffer out, ValueCodec codec, Collection<? extends @Nullable Object> elements) {
        if (codec.wholeBits() == 0 || !(elements instanceof RandomAccess) || !(elements instanceof List<?> list)) {
            return 0;
        }
        return out.wholes(list, codec.wholeBits(), 1, list.size(), Integer.MAX_VALUE) - 1;
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
