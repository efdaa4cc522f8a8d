package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolException;
import org.jspecify.annotations.Nullable;

/** Who pulls a stream's input, and whether more of it is wanted. Its job's lock guards all of it. */
final class StreamInput {

    /** No more chunks will be added. */
    private boolean ended;

    /** What the reader is told at the end, if the input did not end well. */
    private @Nullable PoolException fault;

    private @Nullable Thread puller;

    /** Where no thread pulls: pulls and runs one chunk in the thread that calls it. */
    private @Nullable Runnable pullHere;

    /** Where no thread pulls: closes the input when no more of it is wanted. */
    private @Nullable Runnable close;

    /** The thread to interrupt when no more input is wanted, since it may be blocked in the user's iterator. */
    void pulledBy(Thread thread) {
        puller = thread;
    }

    /** Without a pulling thread: who waits for the input's end pulls it. */
    void pulledBy(Runnable pullOne, Runnable whenUnwanted) {
        pullHere = pullOne;
        close = whenUnwanted;
    }

    /** Pulls and runs one chunk here; null if a thread does that. */
    @Nullable
    Runnable pullHere() {
        return pullHere;
    }

    boolean hasEnded() {
        return ended;
    }

    @Nullable
    PoolException fault() {
        return fault;
    }

    /** Nothing more is added, for a reason that no reader is told. */
    void end() {
        ended = true;
    }

    /**
     * Nothing more is added.
     *
     * @param why what the reader is told; null if the input has ended well. The first to say so counts
     * @param interrupt whether somebody else than the puller says so
     * @return what is to be done without the lock; null if nothing
     */
    @Nullable
    Runnable end(@Nullable PoolException why, boolean interrupt) {
        if (!ended) {
            ended = true;
            fault = why;
        }
        // Afterwards: the interrupted puller says that the input has ended, too, and the first to say so counts.
        if (interrupt && puller != null) {
            puller.interrupt();
        }
        puller = null;
        return close;
    }
}
