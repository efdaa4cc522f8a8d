package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that have chunks to give, in turn: a job that has given one goes to the end, so that a long job does not hold
 * up a short one. All of it is called under the queue's lock.
 */
final class Turns {

    /** A job is in it exactly while it has a chunk. */
    private final ArrayDeque<Job> ready = new ArrayDeque<>();

    /** Chunks that were given out and came back; null until there is one, which is seldom. */
    private @Nullable ReturnedChunks returned;

    private @Nullable BrokenJob broken;

    /** A job that could not give a chunk: this JVM has no memory, mostly. What it has lost by that nobody will run. */
    record BrokenJob(Job job, Throwable cause) {}

    /** A job that has a chunk, and is not here, comes last. */
    void add(Job job) {
        ready.addLast(job);
    }

    /** The job has no chunks any more, but for what was given out and comes back. */
    void remove(Job job) {
        ready.remove(job);
    }

    /** A chunk was given out and comes back. */
    void putBack(QueuedChunk chunk) {
        ReturnedChunks all = returned;
        if (all == null) {
            all = new ReturnedChunks();
            returned = all;
        }
        all.add(chunk);
    }

    /** Whether there is no chunk. */
    boolean isEmpty() {
        return ready.isEmpty() && (returned == null || returned.isEmpty());
    }

    /**
     * Takes the chunk whose turn it is.
     *
     * @param several whether chunks of one job can go together
     * @return null if there is none
     */
    @Nullable
    Chunk next(boolean several) {
        QueuedChunk back = returned == null ? null : returned.next(ready);
        if (back == null) {
            Job job = ready.pollFirst();
            return job == null ? null : next(job, several);
        }
        return several && back instanceof StreamChunk divisible ? divisible.alone() : back;
    }

    private @Nullable Chunk next(Job job, boolean several) {
        Chunk chunk;
        try {
            chunk = several ? ChunkGroup.next(job) : job.nextChunk();
        } catch (Throwable e) {
            broken = new BrokenJob(job, e);
            throw e;
        }
        if (job.hasChunk()) {
            ready.addLast(job);
        }
        return chunk;
    }

    /** A job that is to be told, once, what it has lost; null if there is none. */
    @Nullable
    BrokenJob takeBroken() {
        BrokenJob told = broken;
        broken = null;
        return told;
    }
}
