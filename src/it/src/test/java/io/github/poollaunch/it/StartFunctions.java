package io.github.poollaunch.it;

/** What workers do at their start. */
final class StartFunctions {

    private StartFunctions() {}

    /** An initializer that takes its time. */
    static int sleepy(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }
}
