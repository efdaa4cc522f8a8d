package io.github.poollaunch.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link StreamJob}'s chunks on their way to the reader. All of it is under the job's lock. */
final class StreamOutput {

    private final boolean ordered;

    /** What the reader gets next, at the head: in the input's order, or as chunks were settled. */
    private final ArrayDeque<StreamChunk> toRead = new ArrayDeque<>();

    /** Pulled, and neither run nor lost. */
    private final Set<StreamChunk> unsettled = new HashSet<>();

    private long readItems;
    private boolean closed;

    /**
     * Without chunks yet.
     *
     * @param ordered whether they are read in the input's order
     */
    StreamOutput(boolean ordered) {
        this.ordered = ordered;
    }

    void pulled(StreamChunk chunk) {
        unsettled.add(chunk);
        if (ordered) {
            toRead.addLast(chunk);
        }
    }

    /** A chunk was divided: the other one comes behind it. */
    void divided(StreamChunk first, StreamChunk rest) {
        unsettled.add(rest);
        if (!ordered || closed) {
            return;
        }
        List<StreamChunk> all = new ArrayList<>(toRead);
        all.add(all.indexOf(first) + 1, rest);
        toRead.clear();
        toRead.addAll(all);
    }

    /** A chunk was run, or is lost. */
    void settled(StreamChunk chunk) {
        unsettled.remove(chunk);
        if (!ordered && !closed) {
            toRead.addLast(chunk);
        }
    }

    /** Whether all that was pulled is settled. */
    boolean isSettled() {
        return unsettled.isEmpty();
    }

    /** Returns a copy of those that are not settled. */
    List<StreamChunk> unsettled() {
        return new ArrayList<>(unsettled);
    }

    /** Takes the next one to read; null if there is none, or it is not settled. */
    @Nullable
    StreamChunk take() {
        StreamChunk head = toRead.peekFirst();
        return head != null && head.hasOutcome() ? toRead.pollFirst() : null;
    }

    /** A chunk was read to its end. */
    void read(int items) {
        readItems += items;
    }

    /** How many items are in chunks that were read to their end. */
    long readItems() {
        return readItems;
    }

    /** The reader gives up; what nobody will run is dropped. */
    void close(Collection<StreamChunk> dropped) {
        closed = true;
        toRead.clear();
        dropped.forEach(unsettled::remove);
    }

    boolean isClosed() {
        return closed;
    }
}
