package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.fuzz.Memory;
import io.github.poollaunch.protocol.value.ValueCodec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Any frame as a reply, read as a parent reads it. The input's first byte tells what is declared, and which format was agreed on. */
public final class ReplyFuzz {

    /** How many items were sent. */
    private static final int MOST = 5;

    private ReplyFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] frame = Arrays.copyOfRange(input, 1, input.length);
        RowFormat format = RequestFuzz.format(input[0]);
        ValueCodec codec = RequestFuzz.declared(input[0]);
        Memory.bounded(frame.length, () -> read(frame, format, codec));
    }

    private static void read(byte[] frame, @Nullable RowFormat format, ValueCodec codec) {
        try {
            Reply reply = ReplyReader.read(frame, format);
            if (reply instanceof Reply.Results results) {
                ResultRow.Outcome outcome = results.results().read(codec, MOST);
                if (outcome.results().size() > MOST) {
                    throw new AssertionError("for " + MOST + " items it has " + outcome.results());
                }
                for (Fault fault : outcome.faults().values()) {
                    RequestFuzz.check(String.valueOf(fault.message()).replaceFirst("^the result: ", ""));
                }
            }
        } catch (ProtocolException | JacksonException | IllegalArgumentException e) {
            // What the parent's conversation with a child catches.
        }
    }
}
