package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import io.github.poollaunch.protocol.fuzz.Memory;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Any frame as a request, read as a child reads it. The input's first byte tells what is declared, and which format was agreed on. */
public final class RequestFuzz {

    private static final RowFormat SMILE = RowFormat.of(SmileFormat.class);

    /** How a value's failure starts that none of our own checks has noticed. */
    private static final String UNFORESEEN = "it cannot be read: ";

    private RequestFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            byte[] frame = Arrays.copyOfRange(input, 1, input.length);
            RequestReader.isStop(frame);
            RowFormat format = format(input[0]);
            ValueCodec codec = declared(input[0]);
            Memory.bounded(frame.length, () -> read(frame, format, codec, new ArrayList<>()));
        }
    }

    static @Nullable RowFormat format(byte head) {
        return head < 0 ? SMILE : null;
    }

    static ValueCodec declared(byte head) {
        return Declared.of(head & 0x7f);
    }

    /**
     * Reads a request and its values.
     *
     * @param values where those go that fit
     * @return how many there were, others included; -1 if the request or its row was refused as it should be
     */
    static int read(byte[] frame, @Nullable RowFormat format, ValueCodec codec, List<@Nullable Object> values) {
        try {
            Request request = RequestReader.read(frame, format);
            if (request instanceof Request.Run run) {
                return drain(run.items(), codec, values);
            } else if (request instanceof Request.Share share) {
                return drain(share.value(), codec, values);
            } else if (request instanceof Request.Initialize initialize) {
                return drain(initialize.items(), codec, values);
            }
            return 0;
        } catch (ProtocolException e) {
            return -1; // Ends the child, which says it.
        } catch (JacksonException e) {
            return -1; // The chunk is refused.
        }
    }

    private static int drain(ValueRowReader row, ValueCodec codec, List<@Nullable Object> values) {
        int count = 0;
        while (row.hasNext()) {
            count++;
            try {
                values.add(row.next(codec));
            } catch (ValueException e) {
                check(e.getMessage());
            }
        }
        return count;
    }

    /** Fails if a value was refused, but by none of our own checks. */
    static void check(String failure) {
        if (failure.startsWith(UNFORESEEN)) {
            throw new AssertionError("not foreseen: " + failure);
        }
    }
}
