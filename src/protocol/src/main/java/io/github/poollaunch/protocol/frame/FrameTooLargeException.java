package io.github.poollaunch.protocol.frame;

import io.github.poollaunch.protocol.Wire;

/** A frame is larger than {@link Wire#MAX_FRAME_BYTES}. */
public final class FrameTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FrameTooLargeException(long bytes) {
        super("a frame of at least " + bytes + " bytes is larger than the limit of " + Wire.MAX_FRAME_BYTES
                + ": use a smaller chunk size, or smaller items");
    }
}
