package io.github.poollaunch.engine;

import io.github.poollaunch.WorkerInfo;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine at work for one pool. Thread-safe. */
public interface EngineSession {

    /**
     * Whether chunks run in the calling thread: then {@link #runPending} is called where a pool would wait otherwise, and
     * the engine never takes chunks by itself.
     *
     * @return true if {@link #runPending} runs the chunks
     */
    default boolean runsInCaller() {
        return false;
    }

    /** Runs all the chunks there are, in this thread, if the engine {@link #runsInCaller}. */
    default void runPending() {}

    /**
     * Turns a call's task into the form that the call's chunks will have.
     *
     * @param task the user's function
     * @return the same function, as chunks of this engine have it
     * @throws io.github.poollaunch.PoolException if it could never run: for instance a function that cannot travel
     */
    default Task prepare(Task task) {
        return task;
    }

    /**
     * The workers as they are now.
     *
     * @return a copy, in the order of their numbers
     */
    List<WorkerInfo> workers();

    /**
     * What the finalizer has returned in the workers that have ended in order so far, by their numbers.
     *
     * @return a copy
     */
    default List<@Nullable Object> finalizerResults() {
        return List.of();
    }

    /** Ends at once. Chunks under way need not be answered any more. Must not block for long. */
    void terminate();

    /**
     * Waits until all workers have ended, after the source has run dry for good or {@link #terminate}.
     *
     * @param timeout the longest wait
     * @return whether they have, within the time
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    boolean awaitEnd(Duration timeout) throws InterruptedException;
}
