package io.github.poollaunch.protocol.value;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Writes and reads the values of one declared type. Immutable, thread-safe. */
public interface ValueCodec {

    /**
     * Writes one value. A part of it may have been written where anything is thrown: a {@link ValueException}, or what the
     * user's code throws.
     *
     * @throws ValueException if the value is not of this codec's type, or cannot travel
     */
    void write(ValueOutput out, @Nullable Object value);

    /**
     * Reads one value. The parser stands at its first token, and at its last one afterwards.
     *
     * @throws ValueException if what is there does not fit this codec's type
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

    /**
     * Whether its values have parts that others' code writes by a generator, databind's, which may ask that for what is around
     * them: then a generator writes all of such a value. Not told of a part that is of the value's own type.
     */
    default boolean isGenerated() {
        return false;
    }

    /** Makes a value of a whole number of {@link #wholeBits}. */
    default Object ofWhole(long number) {
        throw new IllegalStateException("no codec of whole numbers");
    }
}
