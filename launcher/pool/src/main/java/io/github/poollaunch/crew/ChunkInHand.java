package io.github.poollaunch.crew;

import io.github.poollaunch.engine.Chunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chunk that a worker runs now. Its one lock decides between the worker, which goes on to its next chunk, a canceller,
 * which stops this one, and who takes it away: so that no other chunk is ever stopped, no idle worker, and no chunk is
 * told its end twice.
 */
final class ChunkInHand {

    private final Performer worker;

    private @Nullable Chunk current;

    /** The sizes of its chunks, as the listener was told; empty if it was not. */
    private List<Integer> told = List.of();

    private boolean stopped;

    ChunkInHand(Performer worker) {
        this.worker = worker;
    }

    /** The worker takes a chunk in hand; false if nobody wants it any more. */
    boolean begin(Chunk chunk) {
        synchronized (this) {
            current = chunk;
            told = List.of();
            stopped = false;
        }
        // Not under the lock: the chunk has one of its own, under which it may call stop.
        if (chunk.started(new Stop(this, chunk))) {
            return true;
        }
        takeAway();
        return false;
    }

    /** What a chunk's canceller does. */
    private record Stop(ChunkInHand hand, Chunk chunk) implements Runnable {
        @Override
        public void run() {
            hand.stop(chunk);
        }
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

    /** The listener is about to be told that it starts. */
    synchronized void tell(List<Integer> sizes) {
        told = sizes;
    }

    /** What was in hand, and the sizes of which the listener was told. */
    record Taken(Chunk chunk, List<Integer> told) {}

    /**
     * The chunk has ended, well or not, or is taken out of the hands of a worker that does not react any more. Nothing
     * stops the worker for its sake any more.
     *
     * @return the chunk, for the first who asks
     */
    synchronized @Nullable Taken takeAway() {
        Chunk chunk = current;
        current = null;
        return chunk == null ? null : new Taken(chunk, told);
    }
}
