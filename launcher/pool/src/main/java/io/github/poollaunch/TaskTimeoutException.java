package io.github.poollaunch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One item ran longer than {@link PoolBuilder#taskTimeout} allows. Its worker was ended, and the items beside it are not
 * concerned.
 */
public final class TaskTimeoutException extends ItemFailedException {
    private static final long serialVersionUID = 1;

    private final Duration timeout;
    private final @Nullable String threadDump;

    /**
     * Makes one.
     *
     * @param index the item's place in the call's input, from 0
     * @param message which item ran where for how long
     * @param timeout how long it was allowed to run
     * @param threadDump what its worker's threads were doing; null if the worker did not tell
     */
    public TaskTimeoutException(long index, String message, Duration timeout, @Nullable String threadDump) {
        super(index, message, null);
        this.timeout = timeout;
        this.threadDump = threadDump;
    }

    /**
     * How long the item was allowed to run.
     *
     * @return the pool's limit
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * What the worker's threads were doing when the time was over: each thread's state, stack and locks, and what of them
     * is deadlocked.
     *
     * @return the dump, in the manner of jstack; null if the worker did not tell in time: it was stopped, say, or had no memory left
     */
    public @Nullable String threadDump() {
        return threadDump;
    }
}
