package io.github.poollaunch.crew;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.IdleWorker;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.engine.Work;
import io.github.poollaunch.engine.WorkerLife;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A worker: a thread of the parent's that prepares what runs the chunks, feeds it, and ends it. An engine says how each of
 * these is done; this class says when. While the thread waits for a chunk, a caller may feed it.
 */
@SuppressWarnings("this-escape") // neither is used before start(), which comes after the constructors
public abstract class Member extends Performer implements Runnable, Settlement.Runner, IdleWorker {

    private final Crew crew;
    private final Hiring hiring;
    private final String name;
    private final Thread thread;
    private final Service service;

    /** Moved by the worker's thread; only STARTING to STOPPING also by others ({@link #noMoreWork}). */
    private final AtomicReference<WorkerState> state = new AtomicReference<>(WorkerState.STARTING);

    private final SlotHold hold;

    /** Set by the first to tell the crew of this worker's end. */
    private final AtomicBoolean told = new AtomicBoolean();

    /** Set by whoever ends this worker from outside, before it is killed: then its death is no news. */
    private volatile boolean dismissed;

    /**
     * Where a worker comes from.
     *
     * @param id its number in the pool, from 1
     * @param slot what it needs to run chunks
     * @param delay how long it waits before it starts
     */
    public record Hiring(Crew crew, int id, Slot slot, Duration delay) {}

    /** Makes a worker that is not started. */
    protected Member(Hiring hiring, String name) {
        this.crew = hiring.crew();
        this.service = new Service(this, crew);
        this.hiring = hiring;
        this.hold = new SlotHold(hiring.slot());
        this.name = name;
        // Nothing inherited: the thread that hires may be a task's, or a worker's that this one outlives.
        this.thread = new Thread(null, this, name, 0, false);
        thread.setDaemon(true);
    }

    // What it can ask for.

    protected final Crew crew() {
        return crew;
    }

    protected final int id() {
        return hiring.id();
    }

    protected final String name() {
        return name;
    }

    protected final boolean isDismissed() {
        return dismissed;
    }

    protected final boolean isStopped() {
        return service.isStopped();
    }

    /** Whether nobody waits for it any more. */
    protected final boolean isGivenUp() {
        return dismissed || told.get();
    }

    final Slot slot() {
        return hiring.slot();
    }

    @Override
    public final WorkerInfo info() {
        return new WorkerInfo(id(), pid(), state(), service.tasksDone(), launchToReady());
    }

    @Override
    public final void retry(Chunk item) {
        crew.addRetry(this, item);
    }

    private WorkerState state() {
        return Objects.requireNonNull(state.get());
    }

    final boolean isReady() {
        WorkerState now = state();
        return now == WorkerState.IDLE || now == WorkerState.BUSY;
    }

    /** Whether it has run nothing. */
    final boolean isFruitless() {
        return service.taken() == 0;
    }

    /** Whether it has ended with a chunk that it had not started, which may be what it has died of. */
    final boolean hadChunk() {
        return service.hadChunk();
    }

    // What others do to it.

    final void start() {
        thread.start();
    }

    /** Ends it at once, from any thread. */
    final void dismiss() {
        dismissed = true;
        kill();
        thread.interrupt();
    }

    /** There is no work any more: one that is not ready is not needed, one that waits for its slot need not. */
    final void noMoreWork() {
        if (state.compareAndSet(WorkerState.STARTING, WorkerState.STOPPING)) {
            dismiss();
        } else if (!hold.isHeld()) {
            thread.interrupt();
        }
    }

    /** Wakes it while it waits for work: there is news. */
    protected final void wakeIfIdle() {
        if (state() == WorkerState.IDLE) {
            thread.interrupt();
        }
    }

    protected final void interrupt() {
        thread.interrupt();
    }

    /** It does not react any more, and its thread with it: the pool goes on without. */
    protected final void giveUp(String death) {
        service.giveUp(death);
        boolean finalizing = state() == WorkerState.STOPPING;
        if (finalizing && !isGivenUp()) {
            crew.finalizerFailed(this, new PoolException("the finalizer did not end: " + death));
        }
        if (finalizing) {
            tell(new MemberEnd.Retired());
        } else {
            tell(service.isStopped() ? new MemberEnd.Stopped() : new MemberEnd.Died(death, null));
        }
    }

    // Its life.

    @Override
    public final void run() {
        MemberEnd end = new MemberEnd.Died("the parent failed to handle it", null);
        try {
            end = live();
        } catch (MemberDeath death) {
            end = service.isStopped()
                    ? new MemberEnd.Stopped()
                    : new MemberEnd.Died(String.valueOf(death.getMessage()), death.source());
        } catch (Throwable unexpected) {
            kill();
            end = new MemberEnd.Died("the parent failed to handle it: " + unexpected, null);
        } finally {
            try {
                gone();
            } finally { // Whatever it was that this JVM had no memory for: a pool waits for this word.
                tell(end);
            }
        }
    }

    private void tell(MemberEnd end) {
        if (told.compareAndSet(false, true)) {
            state.set(WorkerState.ENDED);
            hold.leave();
            crew.ended(this, dismissed ? new MemberEnd.Dismissed() : end);
        }
    }

    private MemberEnd live() throws MemberDeath {
        try {
            Thread.sleep(hiring.delay().toMillis());
        } catch (InterruptedException e) {
            return new MemberEnd.Dismissed(); // dismiss(): nobody else interrupts a worker that starts.
        }
        if (!prepare()) {
            return new MemberEnd.Dismissed();
        }
        if (!state.compareAndSet(WorkerState.STARTING, WorkerState.IDLE)) {
            leave(); // Not needed any more, and perhaps killed; it is gone when this worker is told to be.
            return new MemberEnd.Dismissed();
        }
        crew.listener().workerReady(info());
        while (mayTakeMore()) {
            checkAlive();
            Chunk chunk = next();
            if (chunk == null) {
                break;
            }
            MemberEnd end = feed(chunk);
            if (end != null) {
                return end;
            }
            if (mayTakeMore() && isOutgrown()) {
                crew.retiring(this);
                break;
            }
        }
        retire();
        return new MemberEnd.Retired();
    }

    private boolean mayTakeMore() {
        int most = crew.life().maxTasks();
        return most == WorkerLife.UNLIMITED || service.taken() < most;
    }

    /** Waits for a chunk; null if there will be none. */
    private @Nullable Chunk next() throws MemberDeath {
        while (true) {
            try {
                hold.enter();
                Chunk retry = service.taken() == 0 ? crew.takeRetry(this) : null;
                return retry == null ? crew.chunks().take(several(), isLent() ? this : null) : retry;
            } catch (InterruptedException e) {
                // It was dismissed, its process died, there is no more work to wait for its slot for; or a
                // task has left a timer behind, which is none of this loop's business.
                checkAlive();
                if (!hold.isHeld() && crew.isOver(slot())) {
                    return null;
                }
            }
        }
    }

    /** Where chunks are counted, each goes by itself. */
    private boolean several() {
        return crew.life().maxTasks() == WorkerLife.UNLIMITED && takesSeveral();
    }

    /** Whether callers may have it run their chunks: not where more is to be done about a chunk than to run it. */
    private boolean isLent() {
        return several() && isLendable() && crew.listener() == PoolOptions.NO_LISTENER;
    }

    @Override
    public final boolean serve(Chunk chunk) {
        if (!begin(chunk)) {
            return true;
        }
        if (!service.runBriefly(chunk)) {
            return false;
        }
        state.set(WorkerState.IDLE);
        if (isGone()) {
            thread.interrupt(); // Who has seen that meanwhile took it for busy.
        }
        return true;
    }

    /** Takes a chunk in hand; false if nobody wants it any more. */
    private boolean begin(Chunk chunk) {
        if (dismissed || !service.begin(chunk)) {
            crew.chunks().settled(chunk);
            return false;
        }
        state.set(WorkerState.BUSY);
        return true;
    }

    /** Runs a chunk, or goes on with one that a caller has begun; returns why the worker cannot go on after it, or null if it can. */
    private @Nullable MemberEnd feed(Chunk chunk) throws MemberDeath {
        // What was meant for an idle worker is none of the task's business.
        boolean unused = Thread.interrupted();
        if (!service.hasBegun() && !begin(chunk)) {
            return null;
        }
        ChunkEnd end = service.run(chunk);
        if (end == null) {
            return new MemberEnd.Retired(); // Given up meanwhile: that has been told.
        }
        if (end.endsWorker()) {
            crew.retiring(this);
            hold.leave();
            leave();
            return new MemberEnd.Retired();
        }
        crew.served();
        if (service.isStopped() && diesOfStop()) {
            // The chunk was over before it could be stopped. The worker is gone when that is told.
            leave();
            return new MemberEnd.Stopped();
        }
        state.set(WorkerState.IDLE);
        return null;
    }

    /** How messages call a chunk's items. */
    protected static String place(Work work) {
        return Service.place(work);
    }

    private void retire() {
        state.set(WorkerState.STOPPING);
        hold.leave();
        if (!dismissed && !crew.chunks().isTerminated()) {
            crew.runFinalizer(this);
        }
        leave();
    }
}
