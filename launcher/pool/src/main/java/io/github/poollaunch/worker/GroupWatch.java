package io.github.poollaunch.worker;

import io.github.poollaunch.crew.Timer;
import io.github.poollaunch.protocol.progress.ProgressReader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a slow item holds nobody up when a worker got several chunks in one, since each was thought to be short:
 * then what it has not started is taken back for other workers, and what has ended is told. Thread-safe: the worker's
 * thread begins and ends chunks, the alarm comes on a timer's, and what it finds is seen to on a thread of the JDK's.
 *
 * <p>There is at most one alarm a worker, as with {@link Watch}.
 */
final class GroupWatch implements Runnable {

    /** Five times what a group is meant to take. Beyond that, the way of what is taken back costs little in comparison. */
    private static final Duration FIRST_LOOK = afterDoublings(0);

    /** While an item goes on, there is less and less news of those before it. */
    private static final int MOST_DOUBLINGS = 6;

    private static final Duration SELDOM = afterDoublings(MOST_DOUBLINGS);

    private final Conversation conversation;

    private volatile @Nullable ChunkRun current;

    /** Under this object's lock: whether an alarm is set. */
    private boolean set;

    /** Owned by the alarm, one at a time: what it has looked at last, how often, and at what age it does so again. */
    private @Nullable ChunkRun looked;

    private int looks;
    private Duration due = FIRST_LOOK;

    GroupWatch(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Not by Duration's own multiplication, which goes by BigDecimal: on Java 25 that takes a JVM 18 ms for the first one. */
    private static Duration afterDoublings(int doublings) {
        return Duration.ofMillis(100L << doublings);
    }

    void begin(ChunkRun run) {
        if (run.chunk().chunks() == 1) {
            return;
        }
        current = run;
        synchronized (this) {
            if (!set) {
                set = true;
                setAlarm(FIRST_LOOK);
            }
        }
    }

    void end() {
        current = null;
    }

    private void setAlarm(Duration delay) {
        Timer unused = Timer.after(delay, this);
    }

    /** The alarm, on the timer's thread. */
    @Override
    public void run() {
        ChunkRun run;
        synchronized (this) {
            run = current;
            if (run == null) {
                set = false;
                looked = null;
                return;
            }
        }
        Duration left = (run == looked ? due : FIRST_LOOK).minus(run.age());
        if (left.isNegative() || left.isZero()) {
            // Whoever waits for what is told may be code of the user's: not on the timer's thread.
            Look look = new Look(this, run, new AtomicBoolean());
            try {
                CompletableFuture<?> unused = CompletableFuture.runAsync(look);
            } catch (OutOfMemoryError e) { // No thread left: there may be one by then.
                if (look.begun().compareAndSet(false, true)) {
                    setAlarm(FIRST_LOOK);
                }
            }
        } else {
            setAlarm(left.compareTo(FIRST_LOOK) < 0 ? left : FIRST_LOOK); // The next one may be slow as well.
        }
    }

    private record Look(GroupWatch watch, ChunkRun late, AtomicBoolean begun) implements Runnable {
        @Override
        public void run() {
            if (begun.compareAndSet(false, true)) {
                watch.goOff(late);
            }
        }
    }

    private void goOff(ChunkRun run) {
        looks = looked == run ? Math.min(looks + 1, MOST_DOUBLINGS) : 0;
        looked = run;
        due = run.age().plus(SELDOM);
        try {
            look(run);
            due = run.age().plus(afterDoublings(looks));
        } catch (RuntimeException | Error e) {
            // What it has written of its progress, or as a result, is nonsense: its end will tell.
        }
        setAlarm(FIRST_LOOK);
    }

    private void look(ChunkRun run) {
        ProgressReader record = conversation.record();
        if (record != null) {
            record.watch();
            run.cut(record);
            run.readUnsent(record, conversation.format());
            run.tellSoFar();
        }
    }
}
