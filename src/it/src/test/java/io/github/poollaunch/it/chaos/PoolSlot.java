package io.github.poollaunch.it.chaos;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/** A place where there is always a pool of one kind; its pools come and go. Thread-safe. */
final class PoolSlot {

    private final PoolKind kind;
    private final int processes;
    private final Marker marker;
    private final Tally tally;
    private final HangWatch watch;

    /** Held by who replaces or ends the pool. */
    private final ReentrantLock renewing = new ReentrantLock();

    private final Queue<PoolAge> past = new ConcurrentLinkedQueue<>();

    private volatile PoolAge age;

    PoolSlot(PoolKind kind, int processes, Marker marker, Tally tally, HangWatch watch) {
        this.kind = kind;
        this.processes = processes;
        this.marker = marker;
        this.tally = tally;
        this.watch = watch;
        this.age = open();
    }

    private PoolAge open() {
        tally.add(Count.POOLS);
        return new PoolAge(kind, kind.open(processes, marker));
    }

    PoolKind kind() {
        return kind;
    }

    PoolAge age() {
        return age;
    }

    /** Puts a new pool into the old one's place, and ends the old one. */
    void renew(boolean terminate) {
        renewing.lock();
        try {
            PoolAge old = age;
            age = open();
            end(old, terminate);
        } finally {
            renewing.unlock();
        }
    }

    /** Ends the pool, for good. */
    void end(boolean terminate) {
        renewing.lock();
        try {
            end(age, terminate);
        } finally {
            renewing.unlock();
        }
    }

    @SuppressWarnings("try") // the watch looks at the clock only
    private void end(PoolAge old, boolean terminate) {
        try (HangWatch.Watched watched = watch.begin((terminate ? "terminate" : "close") + " of a pool, " + kind)) {
            if (terminate) {
                old.terminate();
            } else {
                old.close();
            }
        }
        past.add(old);
    }

    /** When all jobs have ended, too. */
    void checkPast() {
        past.forEach(each -> each.check(tally));
    }
}
