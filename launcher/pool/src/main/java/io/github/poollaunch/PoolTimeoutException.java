package io.github.poollaunch;

/** A result was not there within the time that the caller gave. The task goes on, and the call may be repeated. */
public final class PoolTimeoutException extends PoolException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what happened, where, and what to do
     */
    public PoolTimeoutException(String message) {
        super(message);
    }
}
