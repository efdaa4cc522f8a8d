package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A chunk of a call. Its outcome counts once, whether an engine tells it or the call ends otherwise. If its worker could not
 * go on, pieces of it bring the outcome together.
 */
abstract class JobChunk implements QueuedChunk {

    /** Set by the engine's first word on it. */
    private final AtomicBoolean told = new AtomicBoolean();

    /** Set when the outcome is known: from the engine, from the last piece, or since the call has ended. */
    private final AtomicBoolean settled = new AtomicBoolean();

    private final AtomicInteger unstarted = new AtomicInteger();

    /** How to stop it, once it runs. */
    private volatile @Nullable Runnable stop;

    /** Set once, if it goes to more than one worker. */
    private volatile @Nullable Pieces pieces;

    /** Who wants to know how long it takes, from when on; null if nobody does. Set before an engine has it. */
    private @Nullable Pace pace;

    private long givenAt;

    /** It is about to be given to a worker, by itself: how fast that runs it is of interest. */
    final void tellPace(Pace told) {
        pace = told;
        givenAt = System.nanoTime();
    }

    /** Runs once, with the outcome of all its items. */
    abstract void settled(ChunkOutcome outcome);

    final boolean isSettled() {
        return settled.get();
    }

    @Override
    public final boolean started(Runnable how) {
        stop = how;
        // In this order: who gives the call up says so first and then looks for a stop, so that one of us sees the
        // other.
        return isWanted();
    }

    /** Stops it for real, wherever it runs: its outcome does not matter any more. */
    final void stop() {
        Runnable how = stop;
        if (how != null) {
            how.run();
        }
        Pieces parts = pieces;
        if (parts != null) {
            parts.all().forEach(JobChunk::stop);
        }
    }

    @Override
    public final void done(ChunkOutcome outcome) {
        Pace measured = pace;
        if (measured != null
                && (!failFast()
                        || items().size() == 1
                        || outcome.failures().isEmpty())) { // Else some may not have been run.
            measured.ran(items().size(), System.nanoTime() - givenAt);
        }
        if (told.compareAndSet(false, true)) {
            settle(outcome);
        }
    }

    /** All its items fail with what {@code failure} makes, unless it has an outcome. */
    final void fail(Failure failure) {
        Map<Integer, Failure> failures = new HashMap<>();
        for (int position = 0; position < items().size(); position++) {
            failures.put(position, failure);
        }
        settle(new ChunkOutcome(List.of(), failures));
    }

    private void settle(ChunkOutcome outcome) {
        if (settled.compareAndSet(false, true)) {
            settled(outcome);
        }
    }

    @Override
    public final List<Chunk> ended(ChunkOutcome first, int alone) {
        int size = items().size();
        int ended = first.results().size();
        if (!told.compareAndSet(false, true)) {
            return List.of();
        }
        if (ended == size) {
            settle(first);
            return List.of();
        }
        List<ChunkPiece> parts = new ArrayList<>();
        if (alone > ended) {
            parts.add(new ChunkPiece(this, ended, alone, attempts() + 1, 0));
        }
        if (alone < size) {
            parts.add(new ChunkPiece(this, alone, size, 0, 0));
        }
        return cut(parts, first);
    }

    @Override
    public final List<Chunk> brokenOff(ChunkOutcome first) {
        done(first);
        return List.of();
    }

    @Override
    public final List<Integer> sizes() {
        return List.of(items().size());
    }

    @Override
    public final int chunksWithin(int count) {
        if (isDivisible()) {
            return Math.min(count, chunks());
        }
        return count >= items().size() ? 1 : 0;
    }

    @Override
    public final List<Chunk> halves() {
        if (!told.compareAndSet(false, true)) {
            return List.of();
        }
        int size = items().size();
        int half = size / 2;
        return cut(
                List.of(
                        new ChunkPiece(this, 0, half, attempts(), unstarted.get()),
                        new ChunkPiece(this, half, size, attempts(), unstarted.get())),
                new ChunkOutcome(List.of(), Map.of()));
    }

    private List<Chunk> cut(List<ChunkPiece> parts, ChunkOutcome first) {
        Pieces cut = new Pieces(items().size(), parts);
        pieces = cut; // Before any of them can start: who stops this chunk must find them.
        pieceEnded(cut, 0, first.results().size(), first);
        return List.copyOf(parts);
    }

    /** A piece of this chunk has its outcome. */
    final void pieceEnded(int from, int size, ChunkOutcome outcome) {
        Pieces cut = pieces;
        if (cut == null) {
            throw new IllegalStateException("a piece of a whole chunk");
        }
        pieceEnded(cut, from, size, outcome);
    }

    private void pieceEnded(Pieces cut, int from, int size, ChunkOutcome outcome) {
        ChunkOutcome whole = cut.ended(from, size, outcome);
        if (whole != null) {
            settle(whole);
        }
    }

    @Override
    public int chunks() {
        return 1;
    }

    /** Whether its call cares for its items alone, and not for how they are cut into chunks. */
    boolean isDivisible() {
        return false;
    }

    /**
     * Makes two of it, if it is divisible.
     *
     * @param at how many items stay with this one: not none, and not all
     * @return the other one, which has the items behind them
     */
    JobChunk divide(int at) {
        throw new IllegalStateException("a chunk that is not divisible");
    }

    @Override
    public final int cutBehind(int started) {
        return items().size();
    }

    @Override
    public final List<Chunk> cut(int end, boolean slow) {
        return List.of();
    }

    @Override
    public final void soFar(ChunkOutcome first) {
        // Its call wants to know all of it.
    }

    @Override
    public int attempts() {
        return 0;
    }

    @Override
    public final int countUnstarted() {
        return unstarted.incrementAndGet();
    }

    final void startUnstartedAt(int times) {
        unstarted.set(times);
    }
}
