package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Writes and reads the values of one declared type. Immutable, thread-safe. */
public interface ValueCodec {

    /**
     * Writes one JSON value.
     *
     * @throws ValueException if the value is not of this codec's type, or cannot travel
     */
    void write(JsonGenerator out, @Nullable Object value);

    /**
     * Writes one JSON value right into a frame, which takes a fraction of a generator's time.
     *
     * @return false if it needs a generator, or cannot travel. What the frame has more by then is to be taken back, also where
     *     anything is thrown: a {@link ValueException}, or what the user's code throws
     */
    default boolean writePlain(FrameBuffer out, @Nullable Object value) {
        return false;
    }

    /**
     * Does nothing if a value, or a part of one, can be written.
     *
     * @param check of all of it
     * @throws ValueException if it cannot: the same that writing would throw
     */
    default void check(@Nullable Object value, ValueCheck check) {
        check.write(this, value);
    }

    /**
     * Reads one value. The parser stands at its first token, and at its last one afterwards.
     *
     * @throws ValueException if the JSON does not fit this codec's type
     */
    @Nullable
    Object read(JsonParser in);

    /**
     * How many bits its values have, if these are whole numbers of 32 or 64 bits, or null: rows of such are read and written
     * in loops of their own, as the numbers that they are. 0 for other values.
     */
    default int wholeBits() {
        return 0;
    }

    /** Makes a value of a whole number of {@link #wholeBits}. */
    default Object ofWhole(long number) {
        throw new IllegalStateException("no codec of whole numbers");
    }

    /** Whether {@link #write} can fail after it has written a part of the value. */
    default boolean canBreakOff() {
        return true;
    }
}
