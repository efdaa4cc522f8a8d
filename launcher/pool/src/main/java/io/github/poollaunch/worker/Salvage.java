package io.github.poollaunch.worker;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.TaskTimeoutException;
import io.github.poollaunch.WorkerDeath;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.protocol.progress.ProgressReader;
import io.github.poollaunch.protocol.progress.RecordCutShortException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a chunk's items after its child is gone: those that have ended, of which the results may still
 * be in the record; the one that was running; those that were not started.
 */
final class Salvage {

    private final ChunkRun run;
    private final Conversation conversation;
    private final WorkerDeath death;

    /** Why the child was ended by its parent; null if it was not. */
    private final Watch.@Nullable Verdict verdict;

    /** How long the item that was running had run; null if that is not known. */
    private @Nullable Duration ranFor;

    /** Whether it is known exactly; else it had not run for longer. */
    private boolean exact = true;

    Salvage(ChunkRun run, Conversation conversation, WorkerDeath death, Watch.@Nullable Verdict verdict) {
        this.run = run;
        this.conversation = conversation;
        this.death = death;
        this.verdict = verdict;
    }

    /** Without a record the child has sent each result at once: the item behind the last of them counts as running. */
    ChunkEnd salvage() {
        ProgressReader record = conversation.record();
        int started;
        if (record == null) {
            started = run.isWritten() ? Math.min(run.ended() + 1, run.sent()) : 0;
        } else {
            try {
                started = started(record);
            } catch (RecordCutShortException e) {
                started = 0;
                giveUp();
            }
        }
        boolean running = started > run.ended();
        boolean overdue = verdict instanceof Watch.Verdict.Overdue;
        return run.broken(running ? this::failure : null, !overdue, this::unstarted);
    }

    private int started(ProgressReader record) {
        if (!record.hasTaken(run.number())) {
            return 0;
        }
        // Within what is possible: what a worker writes is not believed.
        int started = Math.max(0, Math.min(record.started(), run.sent()));
        recover(record, Math.min(record.ended(), started));
        long nanos = System.nanoTime() - record.startedAt() - conversation.clockOffset();
        ranFor = nanos < 0 ? null : Duration.ofNanos(nanos);
        exact = record.stamped() == record.started();
        return started;
    }

    /** Without a word in the record any of the items may have run: none is run again. */
    private void giveUp() {
        if (run.isWritten()) {
            run.addLost(
                    run.sent() - run.ended(),
                    index -> new WorkerDiedException(
                            index,
                            who() + " died, and whether it had run item " + index + " (" + item(index)
                                    + ") is not known, since it has cut short the record of its progress: "
                                    + death.describe(),
                            item(index),
                            null,
                            death));
        }
    }

    private void recover(ProgressReader kept, int ended) {
        if (ended <= run.ended()) {
            return;
        }
        try {
            run.readUnsent(kept, conversation.format());
        } catch (RecordCutShortException e) {
            throw e;
        } catch (RuntimeException e) {
            // The worker has written nonsense into its record; its items are told so below.
        }
        run.addLost(
                ended - run.ended(),
                index -> new WorkerDiedException(
                        index,
                        who() + " had run item " + index + " (" + item(index) + "), but its result is lost: "
                                + death.describe(),
                        item(index),
                        null,
                        death));
    }

    private String who() {
        return death.worker() + " (pid " + death.pid() + ")";
    }

    private String item(long index) {
        Object item = run.work().items().get((int) (index - run.work().firstIndex()));
        boolean takesNothing = item == null && !run.task().functionalInterface().equals(PoolFunction.class);
        return takesNothing ? run.task().spec().displayName() : ItemText.of(item);
    }

    private ItemFailedException failure(long index) {
        if (verdict instanceof Watch.Verdict.Overdue overdue) {
            String threads = overdue.threads().getNow(null);
            return new TaskTimeoutException(
                    index,
                    who() + " was ended because item " + index + " (" + item(index) + ") had run for "
                            + seconds(overdue.ranFor()) + ", longer than its limit of " + seconds(overdue.limit())
                            + (threads == null ? "; it did not tell where" : ThreadsText.ofTask(threads)),
                    overdue.limit(),
                    threads);
        }
        Duration time = ranFor;
        return new WorkerDiedException(
                index,
                who() + " died while it ran item " + index + " (" + item(index) + ")"
                        + (time == null ? "" : (exact ? " for " : " for at most ") + seconds(time)) + ": "
                        + death.describe(),
                item(index),
                time,
                death);
    }

    private WorkerDiedException unstarted(long index) {
        return new WorkerDiedException(
                index,
                who() + " died with item " + index + " (" + item(index)
                        + ") before it had started it, as others did before: " + death.describe(),
                item(index),
                null,
                death);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
    }
}
