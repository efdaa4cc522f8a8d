package io.github.poollaunch;

/**
 * A task threw an exception. The cause is the task's own exception, of its own type, with the worker's stack trace; or a
 * {@link ChildException} with all its text where the type cannot be rebuilt in this JVM.
 */
public final class TaskFailedException extends PoolException {
    private static final long serialVersionUID = 1;

    private final long index;

    /**
     * @param index the item's place in the call's input, from 0
     */
    public TaskFailedException(long index, String message, Throwable cause) {
        super(message, cause);
        this.index = index;
    }

    /** The item's place in the call's input, from 0. */
    public long index() {
        return index;
    }
}
