package io.github.poollaunch.cli.shell;

import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * Ctrl-C, or SIGTERM, while a command runs: one line on stderr, after what is finished has been written. The JVM itself
 * ends with the signal's exit code (130), and the pool's own shutdown hook ends the children, so that a command need not
 * do anything but keep silent. Thread-safe.
 */
public final class Interruption {

    /** A last act that waits for a reader who has stopped reading must not keep Ctrl-C from its end. */
    private static final long LAST_ACT_MILLIS = 1_000;

    private final PrintStream err;

    private volatile Supplier<String> lastAct = () -> "";

    /** What the last act returned; empty until then. */
    private volatile String lastWords = "";

    /** Set by the shutdown's thread before anything else, read by all that might print. */
    private volatile boolean begun;

    /** Set when the command is over: then the shutdown is nobody's interruption. */
    private volatile boolean commandEnded;

    private Interruption(PrintStream err) {
        this.err = err;
    }

    /** Watches for the JVM's shutdown. */
    public static Interruption watch(PrintStream err) {
        Interruption interruption = new Interruption(err);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::shutdown, "pool-launch-interruption"));
        return interruption;
    }

    /** One that never comes, for tests. */
    public static Interruption never() {
        return unwatched(System.err);
    }

    static Interruption unwatched(PrintStream err) {
        return new Interruption(err);
    }

    /** Whether the command has been interrupted: what happens from now on is not to be told any more. */
    public boolean hasBegun() {
        return begun;
    }

    /**
     * Says what to do first when the interruption comes.
     *
     * @param act writes what is finished; returns what the line on stderr says behind "interrupted"
     */
    public void firstDo(Supplier<String> act) {
        lastAct = act;
    }

    /** The JVM's shutdown is a regular one from now on. */
    public void commandHasEnded() {
        commandEnded = true;
    }

    /** What the JVM's shutdown hook does. */
    void shutdown() {
        if (commandEnded) {
            return;
        }
        begun = true;
        Thread thread = new Thread(() -> lastWords = lastAct.get(), "pool-launch-last-act");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(LAST_ACT_MILLIS);
        } catch (InterruptedException e) {
            // Nobody interrupts a shutdown hook; if somebody does, the line is due now.
        }
        err.println("pool-launch: interrupted" + lastWords);
    }
}
