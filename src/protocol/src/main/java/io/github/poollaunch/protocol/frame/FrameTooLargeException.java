package io.github.poollaunch.protocol.frame;

/** A frame is larger than its limit. */
public final class FrameTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FrameTooLargeException(long bytes, int limit) {
        super("a frame of at least " + bytes + " bytes is larger than the limit of " + limit
                + ": use a smaller chunk size, or smaller items");
    }
}
