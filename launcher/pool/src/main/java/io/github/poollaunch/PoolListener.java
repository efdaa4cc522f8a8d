package io.github.poollaunch;

/**
 * Hears what a pool does. All methods do nothing unless overridden.
 *
 * <p>They are called on the pool's own threads, several at a time, as things happen: they must be quick and thread-safe.
 * What they throw is reported on stderr and disturbs nothing else. They must not wait for the pool's end ({@link Pool#close},
 * {@link Pool#join()}), which waits for them.
 */
public interface PoolListener {

    /**
     * A call was made. Told in its caller's thread, before its first chunk, and before the call is taken: a pool that is closed
     * by another thread just then still refuses it.
     *
     * @param items how many items it has; -1 where nobody knows, as of an iterator
     */
    default void callStarted(long items) {}

    /**
     * A worker is starting; its process, if it has one, has just been launched. Each worker is told of once more, when it
     * ends: {@link #workerRetired} or {@link #workerDied}.
     *
     * @param worker the worker, as it is at that moment
     */
    default void workerStarting(WorkerInfo worker) {}

    /**
     * A worker has said hello, has run the pool's initializer, if it has one, and takes chunks from now on.
     *
     * @param worker the worker, as it is at that moment
     */
    default void workerReady(WorkerInfo worker) {}

    /**
     * A worker ended without having been told to. A replacement is on its way if it is needed.
     *
     * @param reason how it died, and its last lines on stderr
     * @param worker the worker, as it is at that moment
     */
    default void workerDied(WorkerInfo worker, String reason) {}

    /**
     * A worker has ended because it was told to: after its last chunk, with the pool, with a call that was cancelled, or
     * because it was not needed any more.
     *
     * @param worker the worker, as it is at that moment
     */
    default void workerRetired(WorkerInfo worker) {}

    /**
     * The pool's finalizer failed in a worker that ended in order. It is reported on stderr, too.
     *
     * @param failure what the finalizer threw; or a {@link PoolException} that says how it ended otherwise
     * @param worker the worker, as it is at that moment
     */
    default void finalizerFailed(WorkerInfo worker, Throwable failure) {}

    /**
     * An item failed; its call has been told.
     *
     * @param failure what the caller is told of the item
     * @param worker the worker, as it is at that moment
     */
    default void itemFailed(WorkerInfo worker, ItemFailedException failure) {}

    /**
     * A worker has taken a chunk of so many items. Chunks that go in one message are told one after another; where imap's
     * have one item each, those that were pulled together are told as one.
     *
     * @param items how many items the chunk has
     * @param worker the worker, as it is at that moment
     */
    default void chunkStarted(WorkerInfo worker, int items) {}

    /**
     * A chunk that was told as started has ended, well or not, and the results are with their call. What was not run of it,
     * since the worker died or left it to others, is told as started once more.
     *
     * @param failed how many of them have no result
     * @param items how many of the chunk's items have ended; 0 if it was not run
     * @param worker the worker, as it is at that moment
     */
    default void chunkDone(WorkerInfo worker, int items, int failed) {}
}
