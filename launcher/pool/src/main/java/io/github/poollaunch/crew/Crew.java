package io.github.poollaunch.crew;

import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkSource;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;
import io.github.poollaunch.engine.Task;
import io.github.poollaunch.engine.WorkerLife;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The workers of one pool: hires them, replaces those that end while there is work, dismisses them. Thread-safe. */
public final class Crew implements EngineSession {

    private final EngineContext context;
    private final Recruiter recruiter;
    private final Finalizers finalizers;
    private final Settlement settlement;

    private final ReentrantLock lock = new ReentrantLock();
    private final Launches launches = new Launches(lock);
    private final Roster roster;
    private final Slots slots;

    /** Set once, by the JVM's shutdown. */
    private volatile boolean exiting;

    /**
     * @param finalizer what runs in a worker that ends in order, as the engine has prepared it; null if nothing
     */
    public Crew(EngineContext context, @Nullable Task finalizer, Recruiter recruiter) {
        this.context = context;
        this.recruiter = recruiter;
        this.finalizers = new Finalizers(finalizer, context.options().listener());
        this.roster = new Roster(this, recruiter, lock);
        this.slots = new Slots(lock, roster, launches, context.chunks());
        this.settlement = new Settlement(context.chunks(), context.options());
    }

    /** Hires a worker for each slot; if the system lets it start only some, it starts none. */
    public void start() {
        context.chunks().whenOver(new Over());
        try {
            slots.fill(context.options().processes());
        } catch (PoolException e) {
            terminate();
            throw e;
        }
    }

    // What workers need.

    public PoolListener listener() {
        return context.options().listener();
    }

    public WorkerLife life() {
        return context.options().life();
    }

    public ChunkSource chunks() {
        return context.chunks();
    }

    /** Whether this JVM exits: then nobody is to be told anything. */
    public boolean isExiting() {
        return exiting;
    }

    // What workers tell; each in its own thread.

    /** A worker's preparation has begun. */
    public void starting(Member member) {
        if (!exiting) {
            listener().workerStarting(member.info());
        }
    }

    /**
     * A worker is about to be launched; waits while that would be hopeless.
     *
     * @param afterWait whether it takes the place of one that died of nothing it was given to do
     * @throws InterruptedException if the worker is dismissed meanwhile
     */
    public void launching(Member member, boolean afterWait) throws InterruptedException {
        launches.launching(member, afterWait);
    }

    /** A worker has said that it lives; it is not prepared yet. */
    public void greeted(Member member) {
        launches.greeted(member);
    }

    /** A worker is prepared for chunks. */
    public void prepared(Member member) {
        launches.prepared(member);
    }

    void served() {
        launches.served();
    }

    /** A chunk has come to an end in a worker's hands. */
    void settle(Member member, Chunk chunk, List<Integer> told, ChunkEnd end) {
        settlement.settle(chunk, told, end, member);
    }

    /** An item that a fresh worker of the same slot is to run again, before all else. */
    void addRetry(Member member, Chunk retry) {
        slots.addRetry(member.slot(), retry);
    }

    /** What a worker that has run nothing yet is to run before all else; null if nothing. */
    @Nullable
    Chunk takeRetry(Member member) {
        return slots.takeRetry(member.slot());
    }

    /** Whether there is nothing more to run, for workers of that slot. */
    boolean isOver(Slot slot) {
        return slots.isOver(slot);
    }

    /** Has the finalizer run in a worker that retires. */
    void runFinalizer(Member member) {
        finalizers.runIn(member);
    }

    /** A worker's finalizer goes on, and nobody waits for it any longer. */
    void finalizerFailed(Member member, Throwable failure) {
        finalizers.report(member.name(), member.info(), failure);
    }

    /** A worker has taken its last chunk: its replacement is started, so as to be ready when the chunk is done. */
    void retiring(Member member) {
        slots.leaving(member);
    }

    /** A worker has ended; if its slot is empty and there is work, there is to be another one. */
    void ended(Member member, MemberEnd end) {
        Supplier<PoolBrokenException> broken;
        lock.lock();
        try {
            roster.ended(member);
            launches.ended(member, end);
            broken = slots.left(member, end);
        } finally {
            lock.unlock();
        }
        tellEnd(member, end);
        if (broken != null) {
            context.broken().because(broken);
        }
        lock.lock();
        try {
            if (roster.told()) {
                recruiter.allEnded();
            }
        } finally {
            lock.unlock();
        }
    }

    /** There is no more work: who is still starting is not needed; who waits for its slot need not. */
    private final class Over implements Runnable {
        @Override
        public void run() {
            List<Member> unneeded = new ArrayList<>();
            lock.lock();
            try {
                for (Member each : roster.all()) {
                    // Asked again: a chunk may have come back from a dead worker since, whose replacement is just
                    // starting.
                    if (isOver(each.slot())) {
                        unneeded.add(each);
                    }
                }
            } finally {
                lock.unlock();
            }
            for (Member each : unneeded) {
                each.noMoreWork();
            }
        }
    }

    private void tellEnd(Member member, MemberEnd end) {
        if (exiting) {
            return;
        }
        if (end instanceof MemberEnd.Died died) {
            listener().workerDied(member.info(), died.reason());
        } else {
            listener().workerRetired(member.info());
        }
    }

    // What the pool asks for.

    @Override
    public List<WorkerInfo> workers() {
        return roster.all().stream().map(Member::info).toList();
    }

    @Override
    public List<@Nullable Object> finalizerResults() {
        return finalizers.results();
    }

    /** This JVM exits: end all workers, and tell nobody, since callers would only print it. */
    public void endAtExit() {
        exiting = true;
        terminate();
    }

    @Override
    public void terminate() {
        slots.close();
        for (Member each : roster.all()) {
            each.dismiss();
        }
    }

    @Override
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        return roster.awaitEnd(timeout);
    }
}
