package io.github.poollaunch.worker;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Work;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.message.ResultRow;
import io.github.poollaunch.protocol.value.ValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chunk on its way through a child: what has come back of it so far. Thread-safe: the worker's thread collects, others look
 * at it when that thread, or the child, does not go on.
 */
final class ChunkRun {

    private final Work work;
    private final RemoteTask task;
    private final long number;
    private final String worker;

    /** Under this object's lock: of the first items, null where an item failed or could not travel. */
    private final List<@Nullable Object> results = new ArrayList<>();

    /** Under this object's lock, by the item's place in the chunk. */
    private final Map<Integer, Chunk.Failure> failures = new HashMap<>();

    /** Under this object's lock: the places of the items that were not sent, because they cannot travel. */
    private Set<Integer> unsent = Set.of();

    /** Under this object's lock: how many of the items that were sent have ended. */
    private int ended;

    /** Under this object's lock. */
    private boolean written;

    /** Whenever something was heard of it last, as {@link System#nanoTime()}. */
    private volatile long heardAt = System.nanoTime();

    ChunkRun(Work work, long number, String worker) {
        this.work = work;
        this.task = (RemoteTask) work.task();
        this.number = number;
        this.worker = worker;
    }

    Work work() {
        return work;
    }

    RemoteTask task() {
        return task;
    }

    /** What the child knows the chunk by. */
    long number() {
        return number;
    }

    long heardAt() {
        return heardAt;
    }

    /** The whole request is on its way. */
    synchronized void written(Map<Integer, ValueException> leftOut) {
        unsent = leftOut.keySet();
        leftOut.forEach((position, e) -> failures.put(position, index -> task.unsent(index, e)));
        written = true;
        heardAt = System.nanoTime();
    }

    synchronized boolean isWritten() {
        return written;
    }

    /** How many of the items that were sent have ended, as far as the child has said. */
    synchronized int ended() {
        return ended;
    }

    /** Whether there is nothing that the child could say about it. */
    synchronized boolean nothingWasSent() {
        return unsent.size() == work.items().size() || (work.failFast() && !unsent.isEmpty());
    }

    /** How many items were sent. */
    synchronized int sent() {
        return work.items().size() - unsent.size();
    }

    /** The place in the chunk of the next item that was sent and has not ended. */
    synchronized int place() {
        int place = results.size();
        while (unsent.contains(place)) {
            place++;
        }
        return place;
    }

    /** The next items have ended. */
    synchronized void add(ResultRow.Outcome outcome) {
        for (int i = 0; i < outcome.results().size(); i++) {
            Fault fault = outcome.faults().get(i);
            if (fault == null) {
                add(outcome.results().get(i), null);
            } else {
                add(null, index -> failed(index, fault));
            }
        }
        heardAt = System.nanoTime();
    }

    private void add(@Nullable Object result, Chunk.@Nullable Failure failure) {
        int place = place();
        while (results.size() < place) {
            results.add(null);
        }
        if (failure != null) {
            failures.put(place, failure);
        }
        results.add(result);
        ended++;
    }

    /** The next items have ended, and what became of them is lost. */
    synchronized void addLost(int items, Chunk.Failure failure) {
        for (int i = 0; i < items; i++) {
            add(null, failure);
        }
    }

    private TaskFailedException failed(long index, Fault fault) {
        return new TaskFailedException(
                index,
                "item " + index + " failed in " + worker + ": " + fault.text(),
                Faults.toThrowable(fault, task.loader()));
    }

    /** The child has broken off behind a failed item, as the chunk wants it. */
    synchronized boolean isBrokenOff() {
        return work.failFast() && endsWithFailure();
    }

    synchronized boolean endsWithFailure() {
        return failures.containsKey(results.size() - 1);
    }

    /** All is known. */
    synchronized ChunkEnd done() {
        return new ChunkEnd.Done(new ChunkOutcome(results, failures));
    }

    /** The child could not run what is left. */
    synchronized ChunkEnd refused(Fault fault) {
        Chunk.Failure failure = index -> new ItemFailedException(
                index,
                task.spec().displayName() + " failed in " + worker + " for its whole chunk: " + fault.text(),
                Faults.toThrowable(fault, task.loader()));
        for (int place = results.size(); place < work.items().size(); place++) {
            failures.putIfAbsent(place, failure);
        }
        return done();
    }

    /** The child has stopped behind an item that did its memory harm. */
    synchronized ChunkEnd retired() {
        int last = results.size() - 1;
        Chunk.Failure failure = failures.get(last);
        if (failure == null) {
            throw new IllegalArgumentException("a worker that retires says what has failed");
        }
        return new ChunkEnd.Broken(before(last), failure, true, failure);
    }

    /**
     * The child is gone.
     *
     * @param running what is told of the item that was running; null if none was
     */
    synchronized ChunkEnd broken(Chunk.@Nullable Failure running, boolean retriable, Chunk.Failure unstarted) {
        int place = place();
        if (running == null && ended == sent() && written) {
            return done();
        }
        // What cannot travel is told when an item behind it was started; else it is found again elsewhere.
        return new ChunkEnd.Broken(before(running == null ? results.size() : place), running, retriable, unstarted);
    }

    private ChunkOutcome before(int end) {
        List<@Nullable Object> first = new ArrayList<>(results.subList(0, Math.min(end, results.size())));
        first.addAll(Collections.nCopies(end - first.size(), null));
        Map<Integer, Chunk.Failure> failed = new HashMap<>(failures);
        failed.keySet().removeIf(place -> place >= end);
        return new ChunkOutcome(first, failed);
    }
}
