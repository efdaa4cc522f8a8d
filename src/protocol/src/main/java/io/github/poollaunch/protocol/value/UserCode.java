package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import tools.jackson.core.JacksonException;

/** What the user's iterators, accessors and constructors throw, as what it means for a value. */
public final class UserCode {
    private UserCode() {}

    /** Returns {@code thrown} as it is if it is ours or Jackson's, else a {@link ValueException} that tells it. */
    public static RuntimeException failed(String what, RuntimeException thrown) {
        return thrown instanceof ValueException
                        || thrown instanceof JacksonException
                        || thrown instanceof FrameTooLargeException
                ? thrown
                : new ValueException(what + ": " + Fault.textOf(thrown));
    }
}
