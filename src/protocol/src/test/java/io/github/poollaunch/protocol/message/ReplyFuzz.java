package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.fuzz.Memory;
import java.util.Arrays;
import tools.jackson.core.JacksonException;

/** Any frame as a reply, read as a parent reads it. The input's first byte tells what is declared, and which format was agreed on. */
public final class ReplyFuzz {

    private ReplyFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] frame = Arrays.copyOfRange(input, 1, input.length);
        Memory memory = new Memory();
        try {
            Reply reply = ReplyReader.read(frame, RequestFuzz.format(input[0]));
            if (reply instanceof Reply.Results results) {
                ResultRow.Outcome outcome = results.results().read(RequestFuzz.declared(input[0]));
                for (Fault fault : outcome.faults().values()) {
                    if (fault.stack().size() > 0 && fault.type().endsWith("ValueException")) {
                        RequestFuzz.check(fault.text());
                    }
                }
            }
        } catch (ProtocolException | JacksonException | IllegalArgumentException e) {
            // What the parent's conversation with a child catches.
        } finally {
            memory.check(frame.length);
        }
    }
}
