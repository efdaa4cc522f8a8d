package io.github.poollaunch.crew;

import io.github.poollaunch.PoolBrokenException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When the workers of a crew may be launched, and what is learnt from those that were. Shares the crew's lock. */
final class Launches {

    private final ReentrantLock lock;

    /** Signalled when a launch may no longer have to wait. */
    private final Condition news;

    /** Under the lock. */
    private final Breaker breaker = new Breaker();

    Launches(ReentrantLock lock) {
        this.lock = lock;
        this.news = lock.newCondition();
    }

    // What workers tell; each in its own thread.

    /**
     * A worker is about to be launched; waits while that would be hopeless.
     *
     * @param afterWait whether it takes the place of one that died of nothing it was given to do
     * @throws InterruptedException if the worker is dismissed meanwhile
     */
    void launching(Member member, boolean afterWait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (breaker.holdsLaunches()) {
                news.await();
            }
            breaker.launched(member, afterWait);
        } finally {
            lock.unlock();
        }
    }

    void greeted(Member member) {
        lock.lock();
        try {
            breaker.greeted(member);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void prepared(Member member) {
        lock.lock();
        try {
            breaker.prepared(member);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void served() {
        breaker.served();
    }

    // What the crew asks, under the lock.

    /** A worker has ended. */
    void ended(Member member, MemberEnd end) {
        if (isFruitless(member, end)) {
            breaker.diedFruitless(member);
        }
        breaker.ended(member);
        news.signalAll();
    }

    private static boolean isFruitless(Member member, MemberEnd end) {
        return end instanceof MemberEnd.Died && member.isFruitless();
    }

    /** Returns what is told if after a worker's end there is to be no other one; null if there is. */
    @Nullable
    Supplier<PoolBrokenException> hopeless(Member member, MemberEnd end, boolean noneWorks) {
        if (!(end instanceof MemberEnd.Died died)
                || !member.isFruitless()
                || member.hadChunk()
                || !breaker.isOpen()
                || !noneWorks) {
            return null;
        }
        String message =
                "no worker can be started; the last of " + breaker.fruitless() + " tries ended so: " + died.reason();
        Supplier<Throwable> source = died.source();
        return () -> new PoolBrokenException(message, source == null ? null : source.get());
    }

    /** How long the next worker waits before it starts in the place of one that has ended. */
    Duration backOff(Member member, MemberEnd end) {
        Duration retry = backOff(member.slot());
        Duration start = isFruitless(member, end) ? breaker.backOff() : Duration.ZERO;
        return start.compareTo(retry) < 0 ? retry : start;
    }

    /** How long a slot's next worker waits, for the sake of what it is to try again. */
    static Duration backOff(Slot slot) {
        return Breaker.backOff(slot.attempts());
    }
}
