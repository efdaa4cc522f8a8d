package io.github.poollaunch.protocol.format;

/** A format cannot be used here. The message names its class and what to do. */
public final class FormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
