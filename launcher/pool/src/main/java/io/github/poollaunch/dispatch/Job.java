package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import org.jspecify.annotations.Nullable;

/** One call of a pool that has not ended. */
interface Job {

    /** Returns the next chunk, or null if none is ready. Called under the queue's lock. */
    @Nullable
    JobChunk nextChunk();

    /** How many items a worker should get at once, where chunks can go together. Called under the queue's lock. */
    int itemsAtOnce();

    /** How many workers there is something for now, if each gets as much as it should. Called under the queue's lock. */
    int workersWanted();

    /**
     * Whether all of it should take so little time that the caller, who waits for it, may as well have it run itself. Called
     * under the queue's lock.
     */
    boolean isMoment();

    /** How fast its items are run. */
    Pace pace();

    /** Whether {@link #nextChunk} would return one now. Called under the queue's lock. */
    boolean hasChunk();

    /** The pool has taken the call: lets its work begin. Short, and none of the user's code, since the pool's end waits for it. */
    default void begin() {}

    /** The pool's part of the call's end: what runs, once, when the pool need not wait for it any more. Set before it can end. */
    void whenEnded(Runnable action);

    /** Ends the call, unless it has ended: what is pending fails. */
    void fail(Chunk.Failure failure);

    /** The pool takes no more calls: only input that is known to end is to be pulled further, and soon. */
    default void poolClosed() {}

    /** Waits until no more chunks will come, after {@link #poolClosed}. */
    default void awaitInputEnd() throws InterruptedException {}
}
