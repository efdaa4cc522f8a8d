package io.github.poollaunch.crew;

import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkSource;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The slots of a crew: who fills them as long as there is work, and what their next workers are to run again. Shares the crew's lock. */
final class Slots {

    private final ReentrantLock lock;
    private final Roster roster;
    private final Launches launches;
    private final ChunkSource chunks;

    /** Under the lock: nobody is hired any more. */
    private boolean closed;

    Slots(ReentrantLock lock, Roster roster, Launches launches, ChunkSource chunks) {
        this.lock = lock;
        this.roster = roster;
        this.launches = launches;
        this.chunks = chunks;
    }

    /**
     * Fills so many.
     *
     * @throws PoolException if the system lets it start only some, or none
     */
    void fill(int count) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                roster.hire(new Slot(), Duration.ZERO);
            }
        } catch (OutOfMemoryError e) { // "unable to create native thread" among them
            throw new PoolException(
                    "the system has no thread left for worker " + roster.lastId() + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    void addRetry(Slot slot, Chunk chunk) {
        lock.lock();
        try {
            slot.addRetry(chunk);
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Chunk takeRetry(Slot slot) {
        lock.lock();
        try {
            return slot.takeRetry();
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is nothing more to run, for workers of that slot. */
    boolean isOver(Slot slot) {
        lock.lock();
        try {
            return chunks.isOver() && !slot.hasRetry();
        } finally {
            lock.unlock();
        }
    }

    /** A worker takes no more chunks in its slot: there is to be another one, if there is work. */
    void leaving(Member member) {
        lock.lock();
        try {
            member.slot().remove(member);
            if (!closed && !isOver(member.slot())) {
                roster.hire(member.slot(), Launches.backOff(member.slot()));
            }
        } catch (OutOfMemoryError e) {
            // No thread is left now; the slot is filled when the old one has ended.
        } finally {
            lock.unlock();
        }
    }

    /**
     * A worker has ended; if its slot is empty and there is work, there is to be another one. Under the lock.
     *
     * @return why there cannot be, nor any other; null if not
     */
    @Nullable
    Supplier<PoolBrokenException> left(Member member, MemberEnd end) {
        if (closed || !member.slot().isEmpty() || isOver(member.slot())) {
            return null;
        }
        Supplier<PoolBrokenException> hopeless = launches.hopeless(member, end, roster.noneIsReady());
        if (hopeless != null) {
            return hopeless;
        }
        try {
            roster.hire(member.slot(), launches.backOff(member, end));
            return null;
        } catch (OutOfMemoryError e) {
            // Then the others do without the fresh worker.
            for (Chunk retry = member.slot().takeRetry();
                    retry != null;
                    retry = member.slot().takeRetry()) {
                chunks.putBack(retry);
            }
            String message = "the system has no thread left for a new worker: " + e.getMessage();
            return roster.isEmpty() ? () -> new PoolBrokenException(message, e) : null;
        }
    }
}
