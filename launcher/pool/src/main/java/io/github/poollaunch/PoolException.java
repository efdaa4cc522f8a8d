package io.github.poollaunch;

import org.jspecify.annotations.Nullable;

/** The root of what a pool's calls throw. Its message says what happened, where, and what to do. */
public class PoolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one without a cause.
     *
     * @param message what happened, where, and what to do
     */
    public PoolException(String message) {
        super(message);
    }

    /**
     * Makes one.
     *
     * @param message what happened, where, and what to do
     * @param cause what it comes from; null if nothing more is known
     */
    public PoolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
