package io.github.poollaunch.child;

import io.github.poollaunch.protocol.message.ResultsWriter;
import io.github.poollaunch.protocol.progress.ProgressWriter;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the record of what this child is doing, and sends results: as many at once as the record can hold. Without a record
 * each result is sent at once, so that the parent knows of it whatever comes next. Owned by the task thread.
 */
final class Progress {

    private static final long CONDEMNED_NANOS = 1_000_000;

    /** A stretch of items that the clock is not read for should take no longer. */
    private static final long STRETCH_NANOS = 100_000;

    private static final int LONGEST_STRETCH = 64;

    private final @Nullable ProgressWriter record;

    /** Whether the clock is read for each item. */
    private final boolean timed;

    private long chunk;

    /** Whether the parent may take back what is not started of the chunk. */
    private boolean divisible;

    /** The item that the clock is read for next, and when and for which it was read last. */
    private int nextStamp;

    private int lastStamp;
    private long lastStampNanos;

    /** Items of the chunk that have ended. */
    private int ended;

    /** How many bytes of results the record holds, or how many results that are whole numbers. */
    private int kept;

    /** Whether the record keeps results as whole numbers. */
    private boolean keepsWholes;

    Progress(@Nullable ProgressWriter record) {
        this.record = record;
        this.timed = record != null && record.isTimed();
    }

    /**
     * @param mayBeCut whether the parent may take back what is not started of it
     */
    void take(long number, boolean mayBeCut) {
        chunk = number;
        divisible = mayBeCut;
        ended = 0;
        kept = 0;
        nextStamp = 0;
        if (record != null && !record.take(number)) {
            awaitDeath(record);
        }
    }

    /** The next item starts; false if it must not, since the parent has taken it back. */
    boolean start() {
        if (record == null) {
            return true;
        }
        if (ended >= nextStamp) {
            stamp(record);
        }
        if (divisible) {
            return record.start(chunk, ended);
        }
        record.startForSure(ended);
        return true;
    }

    /** Reading the clock costs as much as a small item: while items are short, it is not read for each. */
    private void stamp(ProgressWriter stamped) {
        long now = System.nanoTime();
        stamped.stamp(ended, now);
        int stretch = 1;
        if (!timed && ended > 0) {
            long each = Math.max(1, (now - lastStampNanos) / (ended - lastStamp));
            stretch = (int) Math.max(1, Math.min(LONGEST_STRETCH, STRETCH_NANOS / each));
        }
        lastStamp = ended;
        lastStampNanos = now;
        nextStamp = ended + stretch;
    }

    /** An item has ended, with a result that waits to be sent. */
    void keep(ResultsWriter results) throws IOException {
        if (record != null && hasRoom(record, results)) {
            ended++;
            if (keepsWholes) {
                record.keepWhole(kept, results.lastWhole(), ended);
                kept++;
            } else {
                record.keep(results.bytes(), results.offset(), kept, results.size(), ended);
                kept = results.size();
            }
        } else {
            results.sendPart();
            ended++;
            sent();
        }
        waitIfCondemned();
    }

    /** It has none for a result of the other kind, before the others are sent. */
    private boolean hasRoom(ProgressWriter keeper, ResultsWriter results) {
        boolean wholes = results.areWholes();
        if (wholes != keepsWholes) {
            if (kept > 0) {
                return false;
            }
            keeper.keepWholes(wholes);
            keepsWholes = wholes;
        }
        return wholes ? keeper.hasRoomForWhole(kept, results.size()) : keeper.hasRoom(results.size());
    }

    /** An item has failed: that is sent at once, and all that waits with it. */
    void fail(ResultsWriter results, Throwable failure) throws IOException {
        results.fail(failure);
        results.sendPart();
        ended++;
        sent();
        waitIfCondemned();
    }

    /** Only an item with a time limit is what a chunk is condemned for once it runs: this look costs as much as a small item. */
    private void waitIfCondemned() {
        if (timed && record != null && record.isCondemned(chunk)) {
            awaitDeath(record);
        }
    }

    private void sent() {
        kept = 0;
        if (record != null) {
            record.sent(ended);
        }
    }

    /** The parent is about to end this process: no item must start. It may change its mind. */
    private void awaitDeath(ProgressWriter condemned) {
        while (condemned.isCondemned(chunk)) {
            LockSupport.parkNanos(CONDEMNED_NANOS);
            // An interrupt is none of the next task's business, and would make this wait a busy one.
            Thread.interrupted();
        }
    }
}
