package io.github.poollaunch.worker;

import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.crew.Timer;
import io.github.poollaunch.protocol.progress.ProgressReader;
import io.github.poollaunch.protocol.progress.RecordCutShortException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the clock while a child works: ends it when it does not take up a chunk that it was sent, and when one item runs
 * too long. Thread-safe: the worker's thread begins and ends chunks, the alarm comes on a timer's.
 *
 * <p>There is at most one alarm a worker. It goes off when the time of what ran when it was set would be over, and is then
 * set anew for what runs by then: so short items cost nothing but the word that they have begun.
 */
final class Watch implements Runnable {

    /** How long a child may take to tell what its threads are doing. */
    private static final Duration THREADS_LIMIT = Duration.ofSeconds(2);

    /** An alarm as late as this means that this JVM itself was stopped, or starved: then all have their time anew. */
    private static final long MUCH_TOO_LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Conversation conversation;
    private final String name;

    /** How long a child may take to take up a chunk, or some of its bytes. */
    private final Duration startTimeout;

    private final @Nullable Duration taskTimeout;

    private volatile @Nullable ChunkRun current;

    /** Under this object's lock: null if no chunk has begun since the last one went off. */
    private @Nullable Timer alarm;

    /** Under this object's lock: when the alarm is to go off, as {@link System#nanoTime()}. */
    private long due;

    /** Owned by the alarm's thread: one alarm is set when the one before has gone off. */
    private boolean wasLate;

    /** Under this object's lock. */
    private boolean closed;

    /** Set once, before the child is ended for it. */
    private volatile @Nullable Verdict verdict;

    /** Why a child is ended. */
    sealed interface Verdict {

        /** What it is ended for, and what can be done about it; null if its item is told that. */
        default @Nullable String reason() {
            return null;
        }

        /** It did not take up a chunk. */
        record Stuck(ChunkRun run, Duration limit) implements Verdict {
            @Override
            public String reason() {
                return "it did not take up what it was sent within " + TimeLimit.text(limit)
                        + " and was ended: if it only was slow, PoolBuilder.startTimeout gives it longer";
            }
        }

        /** The file of its record is shorter than it was: nothing can be read or written in it. */
        record Spoiled() implements Verdict {
            @Override
            public String reason() {
                return "it has cut short the record of its progress and was ended: something that runs in it writes to"
                        + " descriptors or files that are not its own";
            }
        }

        /**
         * An item runs too long.
         *
         * @param item its place among those that were sent
         * @param ranFor how long it had run by then
         * @param threads what the child's threads were doing; null if it did not say
         */
        record Overdue(
                ChunkRun run, int item, Duration limit, Duration ranFor, CompletableFuture<@Nullable String> threads)
                implements Verdict {}
    }

    /**
     * @param taskTimeout null if an item may run as long as it likes
     * @param debugged then there is no limit: a breakpoint may take any time
     */
    Watch(
            Conversation conversation,
            String name,
            Duration startTimeout,
            @Nullable Duration taskTimeout,
            boolean debugged) {
        this.closed = debugged;
        this.conversation = conversation;
        this.name = name;
        this.startTimeout = startTimeout;
        this.taskTimeout = taskTimeout;
    }

    /** Why the child was ended; null if not for the clock's sake. */
    @Nullable
    Verdict verdict() {
        return verdict;
    }

    /** The death of the child, by what it was ended for, if that was for the clock's sake. */
    MemberDeath explain(MemberDeath death) {
        Verdict told = verdict;
        String reason = told == null ? null : told.reason();
        return reason == null ? death : new MemberDeath(reason, death.beforeItRead());
    }

    void begin(ChunkRun run) {
        current = run;
        synchronized (this) {
            if (alarm == null && !closed) {
                set(longest());
            }
        }
    }

    void end() {
        current = null;
    }

    /** The worker has ended. */
    synchronized void close() {
        closed = true;
        if (alarm != null) {
            alarm.cancel();
        }
    }

    private synchronized void set(Duration delay) {
        if (!closed) {
            due = System.nanoTime() + TimeUnit.NANOSECONDS.convert(delay);
            alarm = Timer.after(delay, this);
        }
    }

    /** The alarm, on the timer's thread. */
    @Override
    public void run() {
        ChunkRun run;
        long meant;
        synchronized (this) {
            run = current;
            if (run == null) {
                alarm = null;
                return;
            }
            meant = due;
        }
        try {
            goOff(run, meant);
        } catch (RecordCutShortException e) {
            verdict = new Verdict.Spoiled(); // How long its items run cannot be told any more.
            conversation.child().kill();
        } catch (RuntimeException e) {
            // It would be lost on a timer's thread. Later looks may be better.
            System.err.println("[" + name + "] its time could not be looked at: " + e);
            set(longest());
        }
    }

    /** How long it can be until the next look. */
    private Duration longest() {
        return taskTimeout == null || taskTimeout.compareTo(startTimeout) > 0 ? startTimeout : taskTimeout;
    }

    private void goOff(ChunkRun run, long meant) {
        boolean late = System.nanoTime() - meant > MUCH_TOO_LATE_NANOS;
        if (late && !wasLate) {
            wasLate = true; // Once in a row: on a machine that starves all the time, time still has an end.
            set(longest());
            return;
        }
        wasLate = false;
        if (!isTaken(run)) {
            Duration left = startTimeout.minusNanos(System.nanoTime() - conversation.progressAt(run));
            if (left.isNegative() || left.isZero()) {
                stuck(run);
            } else {
                // Not later than for an item that may have started by then.
                set(left.compareTo(longest()) < 0 ? left : longest());
            }
        } else if (taskTimeout == null) {
            set(startTimeout);
        } else {
            look(run, taskTimeout);
        }
    }

    private @Nullable ProgressReader watched() {
        ProgressReader record = conversation.record();
        return record == null ? null : record.watch();
    }

    private boolean isTaken(ChunkRun run) {
        ProgressReader record = watched();
        return record == null ? run.isWritten() : record.hasTaken(run.number());
    }

    private void stuck(ChunkRun run) {
        ProgressReader record = watched();
        if (record != null) {
            record.condemn(run.number());
            if (record.hasTaken(run.number())) {
                record.condemn(0); // Just now: it is well.
                set(longest());
                return;
            }
        }
        verdict = new Verdict.Stuck(run, startTimeout);
        conversation.child().kill();
    }

    private void look(ChunkRun run, Duration limit) {
        ProgressReader record = watched();
        int item = record == null ? run.ended() : record.started() - 1;
        long startedAt = record == null ? run.heardAt() : record.startedAt() + conversation.clockOffset();
        Duration ranFor = Duration.ofNanos(System.nanoTime() - startedAt);
        boolean runs = record == null || record.ended() <= item;
        if (item < 0 || !runs || ranFor.compareTo(limit) < 0) {
            Duration left = item < 0 || !runs ? limit : limit.minus(ranFor);
            set(left.compareTo(longest()) < 0 ? left : longest());
            return;
        }
        if (record != null) {
            record.condemn(run.number());
            // It either sees that at the item's end and waits, or has come to it before: then the item has made it.
            if (!record.hasTaken(run.number()) || record.started() - 1 != item || record.ended() > item) {
                record.condemn(0);
                set(longest());
                return;
            }
        }
        CompletableFuture<@Nullable String> threads = new CompletableFuture<>();
        verdict = new Verdict.Overdue(run, item, limit, ranFor, threads);
        // Before that thread: where there is none left, the time is over all the same.
        CompletableFuture<?> unused = threads.completeOnTimeout(
                        null, TimeUnit.NANOSECONDS.convert(THREADS_LIMIT), TimeUnit.NANOSECONDS)
                .thenRun(conversation.child()::terminate);
        // On a thread of its own: a child that is stopped may not even take the question.
        Thread asking = new Thread(() -> conversation.askForThreads(threads), name + "-deadline");
        asking.setDaemon(true);
        asking.start();
    }
}
