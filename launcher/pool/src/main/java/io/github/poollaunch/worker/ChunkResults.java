package io.github.poollaunch.worker;

import io.github.poollaunch.TaskFailedException;
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
 * What has come back of a chunk's first items: out of the child's replies, and out of its record what it has not sent yet.
 * Not thread-safe: its {@link ChunkRun} guards it.
 */
final class ChunkResults {

    private final Work work;
    private final RemoteTask task;
    private final String worker;

    /** Of the first items, null where an item failed or could not travel. */
    private List<@Nullable Object> results = new ArrayList<>();

    /** By the item's place in the chunk. */
    private final Map<Integer, Chunk.Failure> failures = new HashMap<>();

    /** The places of the items that were not sent, because they cannot travel. */
    private Set<Integer> unsent = Set.of();

    /** How many of the items that were sent have ended. */
    private int ended;

    /** How many of them the child has told of in its replies; of others its record has told. */
    private int received;

    /**
     * @param worker how messages call the worker
     */
    ChunkResults(Work work, RemoteTask task, String worker) {
        this.work = work;
        this.task = task;
        this.worker = worker;
    }

    /** These items were not sent. Said once, before anything comes back. */
    void leaveOut(Map<Integer, ValueException> leftOut) {
        unsent = leftOut.keySet();
        for (Map.Entry<Integer, ValueException> each : leftOut.entrySet()) {
            ValueException e = each.getValue();
            failures.put(each.getKey(), index -> task.unsent(index, e));
        }
    }

    boolean hasLeftOut() {
        return !unsent.isEmpty();
    }

    /** How many items were sent. */
    int sent() {
        return work.items().size() - unsent.size();
    }

    /** How many of the items that were sent have ended, as far as is known. */
    int ended() {
        return ended;
    }

    /** Of how many of the items that were sent the child has told in its replies. */
    int received() {
        return received;
    }

    /** The place in the chunk of the next item that was sent and has not ended. */
    int place() {
        int place = results.size();
        while (unsent.contains(place)) {
            place++;
        }
        return place;
    }

    /** A reply has told of the next items. */
    void addReceived(ResultRow.Outcome outcome) {
        addFrom(received, outcome);
        received += outcome.results().size();
    }

    /** The record has told of the items behind those of the replies. */
    void addUnsent(ResultRow.Outcome outcome) {
        addFrom(received, outcome);
    }

    private void addFrom(int first, ResultRow.Outcome outcome) {
        List<@Nullable Object> told = outcome.results();
        int known = Math.min(Math.max(0, ended - first), told.size());
        if (unsent.isEmpty() && outcome.faults().isEmpty()) {
            if (told.size() == work.items().size()) {
                results = told; // Nobody else needs it.
            } else {
                addMore(known == 0 ? told : told.subList(known, told.size()));
            }
            ended = results.size();
            return;
        }
        for (int i = known; i < told.size(); i++) {
            Fault fault = outcome.faults().get(i);
            if (fault == null) {
                add(told.get(i), null);
            } else {
                add(null, index -> failed(index, fault));
            }
        }
    }

    private TaskFailedException failed(long index, Fault fault) {
        return new TaskFailedException(
                index,
                "item " + index + " failed in " + worker + ": " + fault.text(),
                Faults.toThrowable(fault, task.loader()));
    }

    private void addMore(List<@Nullable Object> more) {
        if (results.isEmpty()) {
            results = ResultRow.listFor(task.result(), work.items().size()); // The rest is likely to follow.
        }
        results.addAll(more);
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
    void addLost(int items, Chunk.Failure failure) {
        for (int i = 0; i < items; i++) {
            add(null, failure);
        }
    }

    /** All that have not ended fail with it. */
    void failRest(Chunk.Failure failure) {
        for (int place = results.size(); place < work.items().size(); place++) {
            failures.putIfAbsent(place, failure);
        }
    }

    /** What one of them has failed with; null if none has. */
    Chunk.@Nullable Failure anyFailure() {
        return failures.isEmpty() ? null : failures.values().iterator().next();
    }

    /** What the last item that is known of has failed with; null if it has not. */
    Chunk.@Nullable Failure lastFailure() {
        return failures.get(results.size() - 1);
    }

    /** How many of the first items are known of. */
    int size() {
        return results.size();
    }

    /** All that is known, which is not to become more. */
    ChunkOutcome all() {
        return new ChunkOutcome(results, failures);
    }

    /** All that is known by now. */
    ChunkOutcome soFar() {
        return new ChunkOutcome(new ArrayList<>(results), new HashMap<>(failures));
    }

    /** Of so many of the first items; null for what is not known. */
    ChunkOutcome before(int end) {
        List<@Nullable Object> first = new ArrayList<>(results.subList(0, Math.min(end, results.size())));
        first.addAll(Collections.nCopies(end - first.size(), null));
        Map<Integer, Chunk.Failure> failedBefore = new HashMap<>(failures);
        failedBefore.keySet().removeIf(place -> place >= end);
        return new ChunkOutcome(first, failedBefore);
    }
}
