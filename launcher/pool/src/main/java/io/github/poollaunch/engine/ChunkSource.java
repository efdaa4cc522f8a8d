package io.github.poollaunch.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an engine's workers take their chunks from: each call in its turn, its chunks in order. Thread-safe. */
public interface ChunkSource {

    /**
     * Waits for a chunk, or several of one call in one: as many as their worker should run within a few milliseconds, as far
     * as the call knows that from those before.
     *
     * @param several whether it may be several
     * @param worker what callers may have run short chunks by while this waits; null if they may not
     * @return null when there will be none any more: the worker should end
     * @throws InterruptedException if the thread is interrupted, which only an engine does to its own threads
     */
    @Nullable
    Chunk take(boolean several, @Nullable IdleWorker worker) throws InterruptedException;

    /**
     * Returns a chunk if there is one now, else null.
     *
     * @return the chunk; null if there is none now
     */
    @Nullable
    Chunk poll();

    /**
     * Takes back a chunk that was given out, or what is left of one; the next worker gets it.
     *
     * @param chunk one that {@link #take} or {@link #poll} gave and of which nothing was started, or a piece of one that was
     */
    void putBack(Chunk chunk);

    /**
     * The same for several.
     *
     * @param unstarted in their order
     */
    default void putBackAll(List<Chunk> unstarted) {
        for (Chunk each : unstarted) {
            putBack(each);
        }
    }

    /**
     * Hears that nothing of a chunk that was given out will be put back any more; but for the whole of it, that is so until it
     * is given out anew.
     *
     * @param chunk one that {@link #take} or {@link #poll} gave
     */
    void settled(Chunk chunk);

    /**
     * Has {@code action} run whenever {@link #isOver} has become true: workers that are not ready by then are not needed. A
     * chunk that is put back makes it false again, for once.
     *
     * @param action quick; it runs in any thread, under no lock of the source's
     */
    void whenOver(Runnable action);

    /**
     * Whether there will be no chunk any more because the pool was ended at once: then no finalizer is to run.
     *
     * @return true once it was ended at once
     */
    boolean isTerminated();

    /**
     * Whether there will be no chunk any more.
     *
     * @return true if {@link #take} would give null
     */
    boolean isOver();
}
