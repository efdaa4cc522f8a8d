package io.github.poollaunch.cli.shell;

/** The command's exit codes; 3 is the launch script's. */
public final class ExitCodes {

    /** All well. */
    public static final int OK = 0;

    /** Some items failed; the others' results are written. */
    public static final int SOME_FAILED = 1;

    /** Wrong usage, or nothing can run with these options. */
    public static final int USAGE = 2;

    /** The JVM is shutting down; it has this code by itself at Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
