package io.github.poollaunch.it.chaos;

/** Threads that keep no JVM alive. */
final class Daemon {

    private Daemon() {}

    static Thread of(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    static Thread start(String name, Runnable work) {
        Thread thread = of(name, work);
        thread.start();
        return thread;
    }
}
