package io.github.poollaunch.it.chaos;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.WorkerDiedException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** One pool, from its making to its end. Thread-safe. */
final class PoolAge implements Excuses {

    final PoolKind kind;
    final Pool pool;

    /** Those that were killed and have not cost an item yet. */
    private final Set<Long> killed = ConcurrentHashMap.newKeySet();

    private final AtomicLong kills = new AtomicLong();
    private final AtomicLong reruns = new AtomicLong();

    private final Queue<Runnable> checksAtItsEnd = new ConcurrentLinkedQueue<>();

    private volatile boolean ended;
    private volatile boolean terminated;

    PoolAge(PoolKind kind, Pool pool) {
        this.kind = kind;
        this.pool = pool;
    }

    /** Before the kill: what it does may be told at once. */
    void willBeKilled(long pid) {
        kills.incrementAndGet();
        killed.add(pid);
    }

    boolean hasEnded() {
        return ended;
    }

    void close() {
        ended = true;
        pool.close();
    }

    void terminate() {
        ended = true;
        terminated = true;
        pool.terminate();
        pool.join();
    }

    /** Items of one job have run again so often. */
    void reran(long number, Tally tally) {
        if (kind.retries()) {
            reruns.addAndGet(number);
            tally.add(Count.RERUN_ITEMS, number);
        }
    }

    /** What can be checked only when the pool has ended. */
    void afterItsEnd(Runnable check) {
        checksAtItsEnd.add(check);
    }

    /** After the ends of the pool and of its jobs. */
    void check(Tally tally) {
        for (Runnable check; (check = checksAtItsEnd.poll()) != null; ) {
            check.run();
        }
        // A kill lets one item run again, and nothing else may.
        if (reruns.get() > kills.get()) {
            tally.complain(
                    Count.DUPLICATES,
                    "in a pool (" + kind + ") with " + kills + " kills items have run again " + reruns + " times");
        }
    }

    @Override
    public boolean poolIsTerminated() {
        return terminated;
    }

    @Override
    public Count of(Throwable failure) {
        Throwable own =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        if (own instanceof PoolClosedException && terminated) {
            return Count.ENDED_WITH_POOL;
        }
        // Removed: one kill may cost one item.
        if (own instanceof WorkerDiedException death && !kind.retries() && killed.remove(death.pid())) {
            return Count.KILLED_ITEMS;
        }
        return null;
    }
}
