package io.github.poollaunch.it.chaos;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time that a run has: those who do something again and again wait on it in between. Thread-safe. */
final class Pace {

    private final CountDownLatch over = new CountDownLatch(1);

    /** Waits so long, or until the run is over. */
    boolean goesOnAfter(long millis) {
        try {
            return !over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for a random time around {@code millis}, or until the run is over. */
    boolean goesOnAfterSome(long millis, Random random) {
        return goesOnAfter((long) (2 * millis * random.nextDouble()));
    }

    boolean goesOn() {
        return over.getCount() > 0;
    }

    void end() {
        over.countDown();
    }
}
