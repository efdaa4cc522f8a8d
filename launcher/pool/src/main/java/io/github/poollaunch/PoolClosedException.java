package io.github.poollaunch;

/** The pool takes no more work, or was terminated before a result was there. */
public final class PoolClosedException extends PoolException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what happened, where, and what to do
     */
    public PoolClosedException(String message) {
        super(message);
    }
}
