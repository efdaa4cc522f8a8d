package io.github.poollaunch.dispatch;

/** Where exceptions of the user's go for which nobody waits. */
final class Uncaught {
    private Uncaught() {}

    /** Tells the current thread's handler: it prints them, unless the program has set another by default. */
    static void report(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
}
