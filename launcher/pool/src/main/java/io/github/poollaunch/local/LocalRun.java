package io.github.poollaunch.local;

import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a chunk in the current thread. Thread-safe: others look at how long its item has run, and may go on without it.
 */
final class LocalRun {

    private final Work work;

    /** Whether the rest of the chunk is not wanted any more. */
    private final BooleanSupplier stopped;

    /** Under this object's lock, all of them. */
    private final List<@Nullable Object> results = new ArrayList<>();

    private final Map<Integer, Chunk.Failure> failures = new HashMap<>();

    /** The thread that runs an item; null between two items. */
    private @Nullable Thread running;

    private long startedAt;

    /** Why the item that runs has no result, whatever it returns. */
    private Chunk.@Nullable Failure overdue;

    /** Somebody else has told what became of the chunk. */
    private boolean abandoned;

    LocalRun(Work work, BooleanSupplier stopped) {
        this.work = work;
        this.stopped = stopped;
    }

    ChunkEnd run() {
        for (Object item : work.items()) {
            begin();
            Object result = null;
            Throwable failure = null;
            try {
                result = work.task().call(item);
            } catch (Throwable e) {
                failure = e;
            }
            boolean failed = end(result, failure);
            synchronized (this) {
                if (abandoned || (failed && work.failFast())) {
                    break;
                }
                if (stopped.getAsBoolean() && results.size() < work.items().size()) {
                    return new ChunkEnd.Lost(index -> new TaskFailedException(
                            index, "item " + index + " was stopped", new InterruptedException("stopped")));
                }
            }
        }
        synchronized (this) {
            return new ChunkEnd.Done(new ChunkOutcome(results, failures));
        }
    }

    private synchronized void begin() {
        startedAt = System.nanoTime();
        running = Thread.currentThread();
    }

    /** Returns whether the item has failed. */
    private synchronized boolean end(@Nullable Object result, @Nullable Throwable e) {
        running = null;
        if (abandoned) {
            return true;
        }
        Chunk.Failure failure = overdue;
        if (failure != null) {
            overdue = null;
            boolean unused = Thread.interrupted(); // It was meant for this item.
        } else if (e != null) {
            failure = index -> new TaskFailedException(index, "item " + index + " failed: " + e, e);
        }
        if (failure != null) {
            failures.put(results.size(), failure);
        }
        results.add(failure == null ? result : null);
        return failure != null;
    }

    /** How long the item has run that runs now; null between two items. */
    synchronized @Nullable Duration ranFor() {
        return running == null ? null : Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Makes an item's failure of what its thread does when its time is over. */
    interface Overdue {
        Chunk.Failure failure(Thread thread, Duration ranFor);
    }

    /**
     * Fails the item that runs now, if it has run for that long, and interrupts it.
     *
     * @return its place in the chunk; -1 if it has not
     */
    synchronized int interruptIfOverdue(Duration limit, Overdue why) {
        Duration time = ranFor();
        Thread thread = running;
        if (thread == null || time == null || time.compareTo(limit) < 0) {
            return -1;
        }
        if (overdue == null) {
            overdue = why.failure(thread, time);
            thread.interrupt();
        }
        return results.size();
    }

    /** Whether the item at that place still runs. */
    synchronized boolean isAt(int place) {
        return running != null && results.size() == place;
    }

    /** Nobody waits for this thread any more; returns what is known of the chunk. */
    synchronized ChunkEnd abandon(Chunk.Failure failure) {
        abandoned = true;
        Chunk.Failure why = overdue == null ? failure : overdue;
        return new ChunkEnd.Broken(
                new ChunkOutcome(new ArrayList<>(results), new HashMap<>(failures)),
                running == null ? null : why,
                false,
                why);
    }
}
