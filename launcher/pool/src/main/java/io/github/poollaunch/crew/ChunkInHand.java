package io.github.poollaunch.crew;

import io.github.poollaunch.engine.Chunk;
import org.jspecify.annotations.Nullable;

/**
 * The chunk that a worker runs now. Its one lock decides between the worker, which goes on to its next chunk, and a canceller,
 * which stops this one: so that no other chunk is ever stopped, and no idle worker.
 */
final class ChunkInHand {

    /** How a worker is stopped. */
    private final Runnable kill;

    private @Nullable Chunk current;
    private boolean stopped;

    ChunkInHand(Runnable kill) {
        this.kill = kill;
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
        end();
        return false;
    }

    private synchronized void stop(Chunk chunk) {
        if (current == chunk && !stopped) {
            stopped = true;
            kill.run();
        }
    }

    /** The chunk has ended, well or not; returns whether it was stopped. Nothing stops the worker for its sake any more. */
    synchronized boolean end() {
        current = null;
        return stopped;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Takes the chunk out of the hands of a worker that does not react any more. */
    synchronized @Nullable Chunk takeAway() {
        Chunk chunk = current;
        current = null;
        return chunk;
    }
}
