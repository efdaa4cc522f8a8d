package io.github.poollaunch.crew;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.engine.Work;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does with chunks: it takes one in hand, has it run, and tells its end. The worker's thread does so, unless it
 * does not react any more: then whoever gives it up tells the end, and each end is told once.
 */
final class Service {

    private final Member member;
    private final Crew crew;
    private final ChunkInHand hand;
    private final AtomicLong tasksDone = new AtomicLong();

    /** Chunks taken, finished or not. */
    private final AtomicInteger taken = new AtomicInteger();

    /** Set by whoever settles it: the last chunk was not started. */
    private volatile boolean unstarted;

    Service(Member member, Crew crew) {
        this.member = member;
        this.crew = crew;
        this.hand = new ChunkInHand(member);
    }

    /** Takes a chunk in hand; false if nobody wants it any more. */
    boolean begin(Chunk chunk) {
        return hand.begin(chunk);
    }

    /**
     * Has the chunk in hand run.
     *
     * @return what became of it, which has been told; null if somebody else has told it meanwhile
     */
    @Nullable
    ChunkEnd run(Chunk chunk) throws MemberDeath {
        if (taken.incrementAndGet() == crew.life().maxTasks()) {
            crew.retiring(member);
        }
        if (crew.listener() != PoolOptions.NO_LISTENER) {
            WorkerInfo worker = member.info();
            List<Integer> sizes = chunk.sizes();
            hand.tell(sizes);
            sizes.forEach(size -> crew.listener().chunkStarted(worker, size));
        }
        ChunkEnd end;
        try {
            end = member.run(chunk);
        } catch (MemberDeath death) {
            ended(() -> member.salvage(chunk, String.valueOf(death.getMessage())));
            throw death;
        } catch (RuntimeException | Error e) {
            ended(() -> new ChunkEnd.Lost(index ->
                    new ItemFailedException(index, "the parent failed to handle " + place(chunk) + ": " + e, e)));
            throw e;
        }
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
    int taken() {
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
