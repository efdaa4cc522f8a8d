package io.github.poollaunch;

import org.jspecify.annotations.Nullable;

/** The root of what a pool's calls throw. Its message says what happened, where, and what to do. */
public class PoolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PoolException(String message) {
        super(message);
    }

    public PoolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
