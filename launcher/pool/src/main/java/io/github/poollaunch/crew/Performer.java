package io.github.poollaunch.crew;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.Work;
import io.github.poollaunch.engine.WorkerLife;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an engine's worker does what {@link Member} has it do. The worker's thread calls these, unless they say otherwise. */
abstract class Performer {

    /**
     * Makes it ready for chunks, with all that {@link WorkerLife} wants before the first.
     *
     * @return false if it is not needed any more
     */
    protected abstract boolean prepare() throws MemberDeath;

    /** Asked before each chunk. */
    protected abstract void checkAlive() throws MemberDeath;

    /** Runs a chunk, and tells it nothing. */
    protected abstract ChunkEnd run(Chunk chunk) throws MemberDeath;

    /** Whether a caller's thread may have it run a chunk, by {@link #runBriefly}, while its own waits for one. */
    protected boolean isLendable() {
        return false;
    }

    /**
     * Begins to run a chunk, in a thread that is not the worker's and must not be held up.
     *
     * @return its end; null if that takes longer than a moment: then the worker's thread goes on with it
     */
    protected @Nullable ChunkEnd runBriefly(Chunk chunk) throws MemberDeath {
        throw new IllegalStateException("it is not lent");
    }

    /** Whether what would run the chunks is gone, so that {@link #checkAlive} would tell its death. From any thread. */
    protected boolean isGone() {
        return false;
    }

    /** Goes on with the chunk that {@link #runBriefly} has begun. */
    protected ChunkEnd goOn() throws MemberDeath {
        throw new IllegalStateException("it is not lent");
    }

    /**
     * What is left of a chunk that {@link #run} could not bring to an end, because the worker died or does not react. It may
     * be asked by another thread than the one that still waits in there.
     */
    protected abstract ChunkEnd salvage(Chunk chunk, String death);

    /** Whether it can run several chunks in one. */
    protected boolean takesSeveral() {
        return false;
    }

    /** Whether it is to be replaced before its next chunk, because of what it has grown to. */
    protected boolean isOutgrown() {
        return false;
    }

    /** Runs the finalizer, within a bound. */
    protected abstract ChunkEnd runFinalizer(Work finalizer) throws MemberDeath;

    /** Ends it in order. */
    protected abstract void leave();

    /** Gives back what the parent holds for it; the thread's last act, however the worker has ended. */
    protected abstract void gone();

    /** Ends what it does now, at once, from any thread. */
    protected abstract void kill();

    /** Ends the task that it runs now, from any thread, without waiting. */
    protected abstract void stopTask();

    /** Whether it is of no use any more after {@link #stopTask}. */
    protected abstract boolean diesOfStop();

    /** Its process id; 0 before there is one. */
    protected abstract long pid();

    protected abstract @Nullable Duration launchToReady();
}
