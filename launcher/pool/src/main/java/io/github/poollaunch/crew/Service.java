package io.github.poollaunch.crew;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.engine.Work;
import io.github.poollaunch.engine.WorkerLife;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does with chunks: it takes one in hand, has it run, and tells its end. The worker's thread does so, or a
 * caller's while that has the worker; unless neither reacts any more: then whoever gives it up tells the end, and each end is
 * told once.
 */
final class Service {

    private final Member member;
    private final Crew crew;
    private final ChunkInHand hand;
    private final AtomicLong tasksDone = new AtomicLong();

    /** Chunks taken, finished or not. */
    private final AtomicLong taken = new AtomicLong();

    /** Set by whoever settles it: the last chunk was not started. */
    private volatile boolean unstarted;

    /**
     * How far a caller's thread has come with the chunk in hand; null if none has begun. Written by that thread before it gives
     * the worker back, to the worker's own.
     */
    private @Nullable Begun begun;

    /**
     * What the worker's thread is to go on with.
     *
     * @param end what has become of the chunk; null if that is awaited yet, or somebody else has told it
     * @param failure why the caller's thread could not go on; null if it could
     * @param isTold whether its end was told
     */
    private record Begun(@Nullable ChunkEnd end, @Nullable Throwable failure, boolean isTold) {
        static final Begun AWAITED = new Begun(null, null, false);
    }

    Service(Member member, Crew crew) {
        this.member = member;
        this.crew = crew;
        this.hand = new ChunkInHand(member);
    }

    /** Takes a chunk in hand; false if nobody wants it any more. */
    boolean begin(Chunk chunk) {
        return hand.begin(chunk);
    }

    /** Whether a caller has begun with the chunk in hand, and {@link #run} is to go on with it. */
    boolean hasBegun() {
        return begun != null;
    }

    /**
     * Has the chunk in hand run, or goes on with it.
     *
     * @return what became of it, which has been told; null if somebody else has told it meanwhile
     */
    @Nullable
    ChunkEnd run(Chunk chunk) throws MemberDeath {
        Begun earlier = begun;
        begun = null;
        if (earlier != null && earlier.isTold()) {
            return earlier.end();
        }
        if (earlier == null) {
            starting(chunk);
        }
        ChunkEnd end;
        try {
            end = earlier == null ? member.run(chunk) : goOn(earlier);
        } catch (MemberDeath death) {
            ended(() -> member.salvage(chunk, String.valueOf(death.getMessage())));
            throw death;
        } catch (RuntimeException | Error e) {
            ended(() -> new ChunkEnd.Lost(index ->
                    new ItemFailedException(index, "the parent failed to handle " + place(chunk) + ": " + e, e)));
            throw e;
        }
        return tell(end);
    }

    private ChunkEnd goOn(Begun earlier) throws MemberDeath {
        Throwable failure = earlier.failure();
        if (failure instanceof MemberDeath death) {
            throw death;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
        }
        ChunkEnd end = earlier.end();
        return end == null ? member.goOn() : end;
    }

    /**
     * Has the chunk in hand run, in a caller's thread: only as far as that need not wait, and as all goes well.
     *
     * @return whether it is over; else the worker's thread is to go on, by {@link #run}
     */
    boolean runBriefly(Chunk chunk) {
        try {
            starting(chunk);
            begun = Begun.AWAITED; // Whatever comes: it must not be begun twice.
            ChunkEnd end = member.runBriefly(chunk);
            if (!(end instanceof ChunkEnd.Done)) {
                begun = new Begun(end, null, false);
                return false;
            }
            ChunkEnd told = tell(end);
            if (told == null || isStopped()) {
                begun = new Begun(told, null, true);
                return false;
            }
            begun = null;
            crew.served();
            return true;
        } catch (Throwable e) {
            begun = new Begun(null, e, false);
            return false;
        }
    }

    private void starting(Chunk chunk) {
        long now = taken.incrementAndGet();
        int most = crew.life().maxTasks();
        if (now == most && most != WorkerLife.UNLIMITED) {
            crew.retiring(member);
        }
        if (crew.listener() != PoolOptions.NO_LISTENER) {
            WorkerInfo worker = member.info();
            List<Integer> sizes = chunk.sizes();
            hand.tell(sizes);
            sizes.forEach(size -> crew.listener().chunkStarted(worker, size));
        }
    }

    private @Nullable ChunkEnd tell(ChunkEnd end) {
        ChunkInHand.Taken last = hand.takeAway();
        if (last == null) {
            return null;
        }
        settle(last, end);
        return end;
    }

    /** The worker does not react any more: tells the end of what it has in hand, if anything. */
    void giveUp(String death) {
        ChunkInHand.Taken given = hand.takeAway();
        if (given != null) {
            settle(given, member.salvage(given.chunk(), death));
        }
    }

    /** A chunk has come to a bad end here, unless somebody else has seen to that. */
    private void ended(Supplier<ChunkEnd> end) {
        ChunkInHand.Taken last = hand.takeAway();
        if (last != null) {
            settle(last, end.get());
        }
    }

    private void settle(ChunkInHand.Taken last, ChunkEnd end) {
        Chunk chunk = last.chunk();
        if (end instanceof ChunkEnd.Done) { // First: most ends are such, and a first pool need not load the others.
            tasksDone.addAndGet(chunk.chunks());
        } else if (end instanceof ChunkEnd.Cut cut) {
            tasksDone.addAndGet(chunk.chunksWithin(cut.before().results().size()));
        } else if (end instanceof ChunkEnd.BrokenOff off) {
            tasksDone.addAndGet(chunk.chunksWithin(off.before().results().size() - 1) + 1);
        } else if (end instanceof ChunkEnd.NotInOne && chunk.items().size() > 1) {
            // Its parts are counted.
        } else if (!(end instanceof ChunkEnd.Broken broken)) {
            tasksDone.addAndGet(chunk.chunks());
        } else if (broken.started() > 0) {
            tasksDone.addAndGet(chunk.chunksWithin(broken.before().results().size()));
        } else {
            taken.decrementAndGet();
            unstarted = true;
        }
        try {
            if (!crew.isExiting() || end instanceof ChunkEnd.Done) {
                crew.settle(member, chunk, last.told(), end);
            }
        } finally {
            crew.chunks().settled(chunk);
        }
    }

    /** How messages call a chunk's items. */
    static String place(Work work) {
        long first = work.firstIndex();
        int size = work.items().size();
        return size == 1 ? "item " + first : "items " + first + " to " + (first + size - 1);
    }

    /** Whether the chunk in hand, or the last one, was stopped. */
    boolean isStopped() {
        return hand.isStopped();
    }

    /** How many chunks it has taken. */
    long taken() {
        return taken.get();
    }

    /** How many it has done. */
    long tasksDone() {
        return tasksDone.get();
    }

    /** Whether it has ended with a chunk that it had not started, which may be what it has died of. */
    boolean hadChunk() {
        return unstarted;
    }
}
