package io.github.poollaunch.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream's chunks that no worker has taken, in their order. The queue's lock guards them. */
final class ReadyChunks {

    private final ArrayDeque<StreamChunk> chunks = new ArrayDeque<>();

    /** In all of them but the last, to which more may be added meanwhile. */
    private int items;

    void add(StreamChunk chunk) {
        StreamChunk last = chunks.peekLast();
        items += last == null ? 0 : last.pulled();
        chunks.add(chunk);
    }

    /** Takes the first one; null if there is none. */
    @Nullable
    StreamChunk take() {
        StreamChunk next = chunks.pollFirst();
        if (next == null) {
            return null;
        }
        next.fill();
        items -= chunks.isEmpty() ? 0 : next.pulled();
        return next;
    }

    List<StreamChunk> takeAll() {
        List<StreamChunk> all = new ArrayList<>();
        StreamChunk next;
        while ((next = take()) != null) {
            all.add(next);
        }
        return all;
    }

    int items() {
        StreamChunk last = chunks.peekLast();
        return last == null ? 0 : items + last.pulled();
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }
}
