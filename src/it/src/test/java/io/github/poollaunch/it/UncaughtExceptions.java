package io.github.poollaunch.it;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Collects what goes to the default handler, until it is closed. */
final class UncaughtExceptions implements AutoCloseable {

    private final LinkedBlockingQueue<Throwable> seen = new LinkedBlockingQueue<>();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    UncaughtExceptions() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> seen.add(failure));
    }

    /** Waits for the next; null if none comes. */
    Throwable next() throws InterruptedException {
        return seen.poll(40, TimeUnit.SECONDS);
    }

    boolean isEmpty() {
        return seen.isEmpty();
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
