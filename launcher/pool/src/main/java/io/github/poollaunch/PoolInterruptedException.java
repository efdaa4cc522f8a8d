package io.github.poollaunch;

/** The calling thread was interrupted while it waited. Its interrupt flag is set again. */
public final class PoolInterruptedException extends PoolException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what happened, where, and what to do
     * @param cause the interruption
     */
    public PoolInterruptedException(String message, InterruptedException cause) {
        super(message, cause);
    }
}
