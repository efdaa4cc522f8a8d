package io.github.poollaunch.crew;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts workers in a row that died of nothing that they were given to do. So many of them mean that the next one will, too;
 * and before that each one is started later than the one before.
 */
final class Breaker {

    private static final int MAX_FRUITLESS = 3;

    private static final long FIRST_MILLIS = 100;

    private static final long MAX_MILLIS = 10_000;

    /** Any worker's thread resets it. */
    private final AtomicInteger fruitless = new AtomicInteger();

    /** A worker has finished a chunk: workers can be started here, and live. */
    void served() {
        if (fruitless.get() != 0) {
            fruitless.set(0);
        }
    }

    void diedFruitless() {
        fruitless.incrementAndGet();
    }

    int fruitless() {
        return fruitless.get();
    }

    boolean isOpen() {
        return fruitless.get() >= MAX_FRUITLESS;
    }

    /** How long the next worker waits: 0.1 s after the first such death, doubled with each, up to 10 s. */
    Duration backOff() {
        return backOff(fruitless.get());
    }

    /** How long what has failed so often in a row waits before it is tried again. */
    static Duration backOff(int failed) {
        return failed == 0
                ? Duration.ZERO
                : Duration.ofMillis(Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(failed - 1, 10)));
    }
}
