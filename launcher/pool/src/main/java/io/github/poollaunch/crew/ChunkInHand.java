package io.github.poollaunch.crew;

import io.github.poollaunch.engine.Chunk;
import org.jspecify.annotations.Nullable;

/**
 * The chunk that a worker runs now. Its one lock decides between the worker, which goes on to its next chunk, a canceller,
 * which stops this one, and who takes it away: so that no other chunk is ever stopped, no idle worker, and no chunk is
 * told its end twice.
 */
final class ChunkInHand {

    private final Performer worker;

    private @Nullable Chunk current;
    private boolean stopped;

    ChunkInHand(Performer worker) {
        this.worker = worker;
    }

    /** The worker takes a chunk in hand; false if nobody wants it any more. */
    boolean begin(Chunk chunk) {
        synchronized (this) {
            current = chunk;
            stopped = false;
        }
        // Not under the lock: the chunk has one of its own, under which it may call stop.
        if (chunk.started(() -> stop(chunk))) {
            return true;
        }
        takeAway();
        return false;
    }

    private synchronized void stop(Chunk chunk) {
        if (current == chunk && !stopped) {
            stopped = true;
            worker.stopTask();
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /**
     * The chunk has ended, well or not, or is taken out of the hands of a worker that does not react any more. Nothing
     * stops the worker for its sake any more.
     *
     * @return the chunk, for the first who asks
     */
    synchronized @Nullable Chunk takeAway() {
        Chunk chunk = current;
        current = null;
        return chunk;
    }
}
