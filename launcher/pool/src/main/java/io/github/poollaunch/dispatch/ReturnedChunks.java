package io.github.poollaunch.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chunks that were given out and came back. They go first, in turn with other calls; and of one call those of the first items.
 * All of it is called under the queue's lock.
 */
final class ReturnedChunks {

    private final List<QueuedChunk> chunks = new ArrayList<>();

    /** Whether another call is to be served before the next one of them: they may be most of a long one. */
    private boolean othersTurn;

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** What comes back of one call need not come in order; a slow item among the last must not hold up the first. */
    void add(QueuedChunk chunk) {
        int at = chunks.size();
        for (int i = at - 1; i >= 0; i--) {
            QueuedChunk before = chunks.get(i);
            if (before.job() == chunk.job()) {
                if (before.firstIndex() < chunk.firstIndex()) {
                    break;
                }
                at = i;
            }
        }
        chunks.add(at, chunk);
    }

    /**
     * The one whose turn it is.
     *
     * @param ready calls that have chunks: one that is to be served first comes to their beginning
     * @return null if there is none, or it is another call's turn
     */
    @Nullable
    QueuedChunk next(ArrayDeque<Job> ready) {
        while (!chunks.isEmpty()) {
            QueuedChunk back = chunks.get(0);
            Job other = othersTurn ? otherThan(back.job(), ready) : null;
            othersTurn = other == null;
            if (other != null) {
                ready.remove(other);
                ready.addFirst(other);
                return null;
            }
            chunks.remove(0);
            if (back.isWanted()) { // Else its call was given up meanwhile.
                return back;
            }
        }
        return null;
    }

    private static @Nullable Job otherThan(Job job, ArrayDeque<Job> ready) {
        for (Job other : ready) {
            if (other != job) {
                return other;
            }
        }
        return null;
    }
}
