package io.github.poollaunch.protocol.function;

import org.jspecify.annotations.Nullable;

/** A function cannot travel, or the child cannot find or make it. The message says why and how to mend it. */
public final class FunctionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FunctionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
