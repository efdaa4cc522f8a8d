package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * A JSON array's values, decoded one by one as they are asked for. A value that does not fit costs no other. Not
 * thread-safe.
 *
 * <p>Broken JSON ends the row with a {@link tools.jackson.core.JacksonException}.
 */
public final class ValueRowReader {

    private final JsonParser in;
    private final TokenStreamContext row;

    /** The parser stands at the start of the array. */
    ValueRowReader(JsonParser in) {
        this.in = in;
        this.row = in.streamReadContext();
    }

    /** Moves to the next value; false at the end of the array. */
    public boolean hasNext() {
        JsonToken token = in.nextToken();
        return token != JsonToken.END_ARRAY && token != null;
    }

    /**
     * Decodes the value that {@link #hasNext} moved to.
     *
     * @throws ValueException if it does not fit, or code of its class threw; the next value can be read all the same
     */
    public @Nullable Object next(ValueCodec codec) {
        try {
            return codec.read(in);
        } catch (ValueException e) {
            skipRest();
            throw e;
        } catch (JacksonException | OutOfMemoryError e) {
            throw e; // Not this value's fault.
        } catch (RuntimeException | Error e) {
            skipRest();
            throw new ValueException("it cannot be read: " + Fault.textOf(e));
        }
    }

    private void skipRest() {
        while (in.streamReadContext() != row && in.nextToken() != null) {
            // Tokens of the value that did not fit.
        }
    }
}
