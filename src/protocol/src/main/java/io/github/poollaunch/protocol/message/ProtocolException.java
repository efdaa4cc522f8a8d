package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.frame.Printable;
import org.jspecify.annotations.Nullable;

/** A frame is not what the protocol says. The message shows its first bytes. */
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int SHOWN_BYTES = 200;

    ProtocolException(String expected, byte[] frame, @Nullable Throwable cause) {
        super("expected " + expected + ", got: " + shown(frame), cause);
    }

    /** A frame's first bytes, for messages. */
    public static String shown(byte[] frame) {
        String text = Printable.of(frame, SHOWN_BYTES);
        return frame.length <= SHOWN_BYTES ? text : text + "… (" + frame.length + " bytes)";
    }
}
