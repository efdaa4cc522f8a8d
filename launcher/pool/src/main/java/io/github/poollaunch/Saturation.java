package io.github.poollaunch;

/** What becomes of a task that finds an executor service's bounded queue full. */
public enum Saturation {
    /** It is refused with a {@link java.util.concurrent.RejectedExecutionException}. */
    REJECT,

    /**
     * Its caller waits until there is room. If the caller is interrupted while it waits, or the pool is closed, the task is refused; the
     * interrupt flag stays set.
     */
    BLOCK,

    /** Its caller runs it, in this JVM: it slows the caller down, and is as dangerous as the task is. */
    RUN_IN_CALLER
}
