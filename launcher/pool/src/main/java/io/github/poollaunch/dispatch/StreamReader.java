package io.github.poollaunch.dispatch;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolInterruptedException;
import io.github.poollaunch.PoolTimeoutException;
import io.github.poollaunch.ResultStream;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads a {@link StreamJob}'s results. All fields are owned by the reading thread. */
final class StreamReader<R extends @Nullable Object> implements ResultStream<R> {

    private final StreamJob job;

    /** Makes the caller pull and run a chunk, if nobody else does; else null. */
    private final @Nullable Runnable runInCaller;

    /** Held, so that the pool is not found forgotten while its results are being read. */
    private final Pool pool;

    private @Nullable StreamChunk chunk;
    private int position;
    private @Nullable StreamEnd end;

    StreamReader(StreamJob job, @Nullable Runnable runInCaller, Pool pool) {
        this.job = job;
        this.pool = pool;
        this.runInCaller = runInCaller;
    }

    @Override
    public boolean hasNext() {
        advance(null);
        return chunk != null || (end != null && end.fault() != null);
    }

    @Override
    public R next() {
        advance(null);
        return take();
    }

    @Override
    public R next(Duration timeout) {
        // Some 146 years are as good as for ever, and do not overflow; nor does what is below nothing.
        long nanos = Math.max(0, Math.min(TimeUnit.NANOSECONDS.convert(timeout), Long.MAX_VALUE / 2));
        if (!advance(System.nanoTime() + nanos)) {
            throw new PoolTimeoutException(
                    "no result after " + timeout + "; the work goes on, and next may be called again");
        }
        return take();
    }

    /** Makes sure that there is an item or the end; false if the time is over before. */
    private boolean advance(@Nullable Long deadline) {
        if (chunk != null || end != null) {
            return true;
        }
        try {
            if (runInCaller != null) {
                runInCaller.run();
            }
            Object next = job.takeSettled(deadline);
            if (next instanceof StreamEnd streamEnd) {
                end = streamEnd;
            } else {
                chunk = (StreamChunk) next;
                position = 0;
            }
            return next != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PoolInterruptedException("interrupted while waiting for a result; the work goes on", e);
        } finally {
            Reference.reachabilityFence(pool);
        }
    }

    private R take() {
        StreamChunk from = chunk;
        if (from == null) {
            StreamEnd reached = end;
            if (reached != null && reached.fault() != null) {
                end = new StreamEnd(null); // A fault is told once.
                throw reached.fault();
            }
            throw new NoSuchElementException("the results have ended");
        }
        Outcome outcome = from.outcomeOf(position++);
        if (position >= from.items().size()) {
            chunk = null;
            job.chunkRead(from.items().size());
        }
        return outcome.getOrThrow();
    }

    @Override
    public Iterator<R> iterator() {
        return this;
    }

    @Override
    public Stream<R> stream() {
        int traits = Spliterator.ORDERED;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false)
                .onClose(this::close);
    }

    @Override
    public void close() {
        job.close();
    }
}
