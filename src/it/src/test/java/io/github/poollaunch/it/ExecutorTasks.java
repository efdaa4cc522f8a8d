package io.github.poollaunch.it;

import java.util.concurrent.CountDownLatch;

/** What the tests of the executor service let the workers run. */
final class ExecutorTasks {

    private ExecutorTasks() {}

    static String fail(String message) throws Functions.OddException {
        throw new Functions.OddException(message, null);
    }

    static String failUnchecked(String message) {
        throw new IllegalStateException(message);
    }

    static String hang() throws InterruptedException {
        new CountDownLatch(1).await();
        return "never";
    }

    static String halt(int code) {
        Runtime.getRuntime().halt(code);
        return "never";
    }

    static long pid() {
        return ProcessHandle.current().pid();
    }

    static void nothing() {}
}
