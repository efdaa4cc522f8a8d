package io.github.poollaunch.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream's chunks that no worker has taken, in their order. The queue's lock guards them. */
final class ReadyChunks {

    private final ArrayDeque<StreamChunk> chunks = new ArrayDeque<>();

    /** In all of them. */
    private int items;

    /** Makes the last chunk larger, if there is one and it has no more than so many items then; else returns false. */
    boolean append(List<@Nullable Object> more, int limit) {
        StreamChunk last = chunks.peekLast();
        if (last == null || last.items().size() + more.size() > limit) {
            return false;
        }
        last.append(more);
        items += more.size();
        return true;
    }

    /** Returns true. */
    boolean add(StreamChunk chunk) {
        items += chunk.items().size();
        return chunks.add(chunk);
    }

    /** Takes the first one; null if there is none. */
    @Nullable
    StreamChunk take() {
        StreamChunk next = chunks.pollFirst();
        items -= next == null ? 0 : next.items().size();
        return next;
    }

    List<StreamChunk> takeAll() {
        List<StreamChunk> all = new ArrayList<>(chunks);
        chunks.clear();
        items = 0;
        return all;
    }

    int items() {
        return items;
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }
}
