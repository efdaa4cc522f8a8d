package io.github.poollaunch;

import org.jspecify.annotations.Nullable;

/**
 * The pool cannot work at all: no worker can be started. Its Java does not run, its options are wrong, its initializer
 * fails each time. Every pending call ends with this, and every later one. The message has the last worker's own words.
 */
public final class PoolBrokenException extends PoolException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what happened to the last worker that was tried
     * @param cause the initializer's own exception; null if the reason is another
     */
    public PoolBrokenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
