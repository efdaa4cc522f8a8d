package io.github.poollaunch;

/**
 * A task threw an exception. The cause is the task's own exception, of its own type, with the worker's stack trace; or a
 * {@link ChildException} with all its text where the type cannot be rebuilt in this JVM.
 *
 * <p>Type, message, stack, causes and suppressed exceptions are carried; fields that an exception's class adds are not: an
 * SQLException arrives without its state.
 */
public final class TaskFailedException extends ItemFailedException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param index the item's place in the call's input, from 0
     * @param message which item failed where, and the exception's own text
     * @param cause the task's own exception
     */
    public TaskFailedException(long index, String message, Throwable cause) {
        super(index, message, cause);
    }
}
