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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The workers of one pool: hires them, replaces those that end while there is work, dismisses them. Thread-safe. */
public final class Crew implements EngineSession {

    private final EngineContext context;
    private final Function<Member.Hiring, Member> maker;
    private final Runnable whenAllEnded;
    private final Breaker breaker = new Breaker();
    private final Finalizers finalizers;
    private final Settlement settlement;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allEnded = lock.newCondition();

    /** Signalled when a launch may no longer have to wait. */
    private final Condition launchNews = lock.newCondition();

    /** Under the lock: workers that have not ended, by number. */
    private final TreeMap<Integer, Member> members = new TreeMap<>();

    /** Under the lock. */
    private int lastId;

    /** Under the lock: workers that are gone, while the listener hears of it. */
    private int beingTold;

    /** Under the lock. */
    private boolean terminated;

    /** Set once, by the JVM's shutdown. */
    private volatile boolean exiting;

    /**
     * @param finalizer what runs in a worker that ends in order, as the engine has prepared it; null if nothing
     * @param maker makes a worker, not started
     * @param whenAllEnded runs once, when the last worker has ended, under the crew's lock
     */
    public Crew(
            EngineContext context,
            @Nullable Task finalizer,
            Function<Member.Hiring, Member> maker,
            Runnable whenAllEnded) {
        this.context = context;
        this.maker = maker;
        this.whenAllEnded = whenAllEnded;
        this.finalizers = new Finalizers(finalizer, context.options().listener());
        this.settlement = new Settlement(context.chunks(), context.options());
    }

    /** Hires a worker for each slot; if the system lets it start only some, it starts none. */
    public void start() {
        context.chunks().whenOver(this::noMoreWork);
        lock.lock();
        try {
            for (int i = 0; i < context.options().processes(); i++) {
                hire(new Slot(), Duration.ZERO);
            }
        } catch (OutOfMemoryError e) { // "unable to create native thread" among them
            terminate();
            throw new PoolException("the system has no thread left for worker " + lastId + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private void hire(Slot slot, Duration delay) {
        lastId++;
        Member member = maker.apply(new Member.Hiring(this, lastId, slot, delay));
        members.put(lastId, member);
        slot.add(member);
        try {
            member.start();
        } catch (OutOfMemoryError e) {
            members.remove(lastId);
            slot.remove(member);
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

    ChunkSource chunks() {
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
        lock.lockInterruptibly();
        try {
            while (breaker.holdsLaunches()) {
                launchNews.await();
            }
            breaker.launched(member, afterWait);
        } finally {
            lock.unlock();
        }
    }

    /** A worker has said that it lives; it is not prepared yet. */
    public void greeted(Member member) {
        tellBreaker(() -> breaker.greeted(member));
    }

    /** A worker is prepared for chunks. */
    public void prepared(Member member) {
        tellBreaker(() -> breaker.prepared(member));
    }

    private void tellBreaker(Runnable news) {
        lock.lock();
        try {
            news.run();
            launchNews.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void served() {
        breaker.served();
    }

    /** Something that a worker has not started is to be run by another. */
    public void putBack(Chunk chunk) {
        chunks().putBack(chunk);
    }

    /** A chunk has come to an end in a worker's hands. */
    void settle(Member member, Chunk chunk, ChunkEnd end) {
        settlement.settle(chunk, end, member::info, retry -> {
            lock.lock();
            try {
                member.slot().addRetry(retry);
            } finally {
                lock.unlock();
            }
        });
    }

    /** What a worker that has run nothing yet is to run before all else; null if nothing. */
    @Nullable
    Chunk takeRetry(Member member) {
        lock.lock();
        try {
            return member.slot().takeRetry();
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is nothing more to run, for workers of that slot. */
    boolean isOver(Slot slot) {
        lock.lock();
        try {
            return context.chunks().isOver() && !slot.hasRetry();
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            member.slot().remove(member);
            if (!terminated && !isOver(member.slot())) {
                hire(member.slot(), Breaker.backOff(member.slot().attempts()));
            }
        } catch (OutOfMemoryError e) {
            // No thread is left now; the slot is filled when the old one has ended.
        } finally {
            lock.unlock();
        }
    }

    /** A worker has ended; if its slot is empty and there is work, there is to be another one. */
    void ended(Member member, MemberEnd end) {
        Supplier<PoolBrokenException> broken = null;
        lock.lock();
        try {
            members.values().remove(member);
            beingTold++;
            member.slot().remove(member);
            if (end instanceof MemberEnd.Died && member.isFruitless()) {
                breaker.diedFruitless(member);
            }
            breaker.ended(member);
            launchNews.signalAll();
            if (!terminated && member.slot().isEmpty() && !isOver(member.slot())) {
                broken = replace(member, end);
            }
        } finally {
            lock.unlock();
        }
        tellEnd(member, end);
        if (broken != null) {
            context.broken().because(broken);
        }
        lock.lock();
        try {
            beingTold--;
            if (hasEnded()) {
                whenAllEnded.run();
                allEnded.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean hasEnded() {
        return members.isEmpty() && beingTold == 0;
    }

    /** Who is still starting is not needed; who waits for its slot need not. */
    private void noMoreWork() {
        List<Member> all;
        lock.lock();
        try {
            // Asked again: a chunk may have come back from a dead worker since, whose replacement is just starting.
            all = members.values().stream().filter(each -> isOver(each.slot())).toList();
        } finally {
            lock.unlock();
        }
        all.forEach(Member::noMoreWork);
    }

    /** Hires one in a worker's place; returns why nobody can be, if so. */
    private @Nullable Supplier<PoolBrokenException> replace(Member member, MemberEnd end) {
        boolean fruitless = end instanceof MemberEnd.Died && member.isFruitless();
        boolean noneWorks = members.values().stream().noneMatch(Member::isReady);
        if (fruitless && !member.hadChunk() && breaker.isOpen() && noneWorks) {
            MemberEnd.Died died = (MemberEnd.Died) end;
            String message = "no worker can be started; the last of " + breaker.fruitless() + " tries ended so: "
                    + died.reason();
            Supplier<Throwable> source = died.source();
            return () -> new PoolBrokenException(message, source == null ? null : source.get());
        }
        try {
            Duration retry = Breaker.backOff(member.slot().attempts());
            Duration start = fruitless ? breaker.backOff() : Duration.ZERO;
            hire(member.slot(), start.compareTo(retry) < 0 ? retry : start);
            return null;
        } catch (OutOfMemoryError e) {
            // Then the others do without the fresh worker.
            for (Chunk retry = member.slot().takeRetry();
                    retry != null;
                    retry = member.slot().takeRetry()) {
                context.chunks().putBack(retry);
            }
            String message = "the system has no thread left for a new worker: " + e.getMessage();
            return members.isEmpty() ? () -> new PoolBrokenException(message, e) : null;
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
        return snapshot().stream().map(Member::info).toList();
    }

    private List<Member> snapshot() {
        lock.lock();
        try {
            return new ArrayList<>(members.values());
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            terminated = true;
        } finally {
            lock.unlock();
        }
        snapshot().forEach(Member::dismiss);
    }

    @Override
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        long nanos = TimeUnit.NANOSECONDS.convert(timeout);
        lock.lockInterruptibly();
        try {
            while (!hasEnded()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = allEnded.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
