package io.github.poollaunch;

import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Results that arrive while the input is still being read. The input is pulled ahead of the reader by a bounded number
 * of chunks (three for each worker; of short ones what workers run in less than a tenth of a second, at most 12,288 items for
 * each), so that an endless input runs in constant memory; that many results wait at most.
 *
 * <p>An item that failed throws in its own place, and the next call goes on with the next item. An input that throws
 * delivers everything before its fault, then the fault, as the cause of a {@link PoolException}, then ends.
 *
 * <p>One thread at a time may read it. {@link #close()} may be called from any thread.
 *
 * @param <R> the results' type
 */
@SuppressWarnings("IterableAndIterator") // for (R each : pool.imap(…)) is worth it; a second iteration just goes on
public interface ResultStream<R extends @Nullable Object> extends Iterator<R>, Iterable<R>, AutoCloseable {

    /**
     * Whether there is another result or failure; waits until that is known.
     *
     * @throws PoolInterruptedException if this thread is interrupted while it waits
     */
    @Override
    boolean hasNext();

    /**
     * Waits for the next result.
     *
     * @throws java.util.NoSuchElementException at the end
     * @throws PoolException if the item failed; the stream goes on behind it
     */
    @Override
    R next();

    /**
     * Waits for the next result no longer than {@code timeout}.
     *
     * @param timeout the longest wait
     * @return the result; null is a result like any other
     * @throws PoolTimeoutException if it is not there by then; the call may be repeated
     * @throws java.util.NoSuchElementException at the end
     * @throws PoolException if the item failed; the stream goes on behind it
     */
    R next(Duration timeout);

    /** Returns this stream itself: it can be iterated once. */
    @Override
    Iterator<R> iterator();

    /**
     * Returns the same results as a sequential {@link Stream}; closing that closes this.
     *
     * @return a stream that can be read once; it throws at the first item that failed
     */
    Stream<R> stream();

    /** Ends it: no more input is pulled, chunks that no worker has taken are dropped. Repeatable. */
    @Override
    void close();
}
