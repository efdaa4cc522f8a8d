package io.github.poollaunch.protocol.message;

import io.github.poollaunch.packed.PackedIntegers;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * The values of a JSON array, or of the parts behind a frame's JSON ({@link PartsReader}), decoded one by one as they are
 * asked for. A value that does not fit costs no other. Not thread-safe.
 *
 * <p>What is broken ends the row with a {@link tools.jackson.core.JacksonException}.
 */
public class ValueRowReader {

    /** Null before the first part. */
    private @Nullable JsonParser in;

    /** How deep the parser is between two values. */
    private int row;

    /** How many whole numbers are decoded at once, in a row's beginning and at most. */
    private static final int FIRST_AHEAD = 128;

    private static final int MOST_AHEAD = 2_048;

    /** Whole numbers that are decoded already, which takes none of the user's code; null before the first. */
    private long @Nullable [] ahead;

    private int aheadNext;
    private int aheadEnd;

    /** The parser stands at the start of the array; null if the values come in parts. */
    ValueRowReader(@Nullable JsonParser in) {
        start(in);
    }

    private void start(@Nullable JsonParser parser) {
        in = parser;
        row = parser == null ? 0 : Json.depth(parser);
    }

    /** Moves to the next value; false at the end of the row. */
    public final boolean hasNext() {
        if (aheadNext < aheadEnd) {
            return true;
        }
        try {
            return moved();
        } catch (JacksonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw broken("the values cannot be read: " + Fault.textOf(e), e);
        }
    }

    private boolean moved() {
        while (true) {
            JsonToken token = in == null ? null : in.nextValue();
            if (token != null) {
                return token != JsonToken.END_ARRAY;
            }
            JsonParser next = nextPart();
            if (next == null) {
                return false;
            }
            start(next);
        }
    }

    /** Returns a parser that stands before the values that follow; null if none do. */
    @Nullable
    JsonParser nextPart() {
        return null;
    }

    /**
     * Decodes the value that {@link #hasNext} moved to.
     *
     * @param codec the same for all values of a row
     * @throws ValueException if it does not fit, or code of its class threw; the next value can be read all the same
     */
    public final @Nullable Object next(ValueCodec codec) {
        if (aheadNext < aheadEnd && ahead != null) {
            return codec.ofWhole(ahead[aheadNext++]);
        }
        JsonParser parser = in;
        if (parser == null) {
            throw new IllegalStateException("hasNext has not been asked");
        }
        try {
            Object value = codec.read(parser);
            if (codec.wholeBits() > 0 && Json.isBeforeComma(parser)) {
                readAhead(parser, codec.wholeBits());
            }
            return value;
        } catch (ValueException e) {
            skipRest(parser);
            throw e;
        } catch (JacksonException | OutOfMemoryError e) {
            throw e; // Not this value's fault.
        } catch (Throwable e) { // The user's code may throw a checked one.
            skipRest(parser);
            throw new ValueException("it cannot be read: " + told(e));
        }
    }

    /** Moves whole numbers that follow into a list, which has taken those before them. */
    final void takeAhead(PackedIntegers list, int most) {
        JsonParser parser = in;
        int some = Math.min(most, aheadEnd - aheadNext);
        if (ahead == null || parser == null || some <= 0) {
            return;
        }
        list.addAll(ahead, aheadNext, aheadNext + some);
        aheadNext += some;
        int left = most - some;
        boolean more = aheadNext == aheadEnd;
        while (more && left > 0) {
            int asked = Math.min(left, MOST_AHEAD);
            int[] room = list.room(asked);
            int taken = room == null ? 0 : Json.wholes(parser, room, list.size(), list.size() + asked);
            list.added(taken);
            left -= taken;
            more = taken == asked;
        }
    }

    private void readAhead(JsonParser parser, int bits) {
        long[] numbers = ahead;
        if (numbers == null) {
            numbers = new long[FIRST_AHEAD];
        } else if (aheadEnd == FIRST_AHEAD && numbers.length == FIRST_AHEAD) {
            numbers = new long[MOST_AHEAD]; // What it had is taken.
        }
        ahead = numbers;
        aheadNext = 0;
        aheadEnd = Json.wholes(parser, numbers, 0, bits);
    }

    private static String told(Throwable e) {
        Throwable cause = e instanceof ExceptionInInitializerError ? e.getCause() : null;
        return Fault.textOf(e) + (cause == null ? "" : ": " + Fault.textOf(cause));
    }

    /** Skips the other tokens of a value that did not fit. */
    private void skipRest(JsonParser parser) {
        try {
            // Smile's mark of its end may stand anywhere, and its parser goes on behind it.
            JsonToken token = parser.currentToken();
            while (token != null && Json.depth(parser) != row) {
                token = parser.nextToken();
            }
            if (token == null) {
                throw broken("the values end inside one of them", null);
            }
        } catch (JacksonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw broken("the values cannot be read: " + Fault.textOf(e), e);
        }
    }

    /** A format's parser may throw anything at what it has not written. */
    private static JacksonException broken(String what, @Nullable RuntimeException cause) {
        return new StreamReadException(null, what, cause);
    }
}
