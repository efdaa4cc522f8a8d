package io.github.poollaunch.cli.shell;

import java.io.PrintStream;

/** What the user has written cannot be done; the message says why, and how to mend it. */
public final class WrongUsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongUsageException(String message) {
        super(message);
    }

    public WrongUsageException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Says it in one line, and returns the exit code.
     *
     * @param command its help has more
     */
    public int tell(PrintStream err, String command) {
        err.println("pool-launch: " + OneLine.of(String.valueOf(getMessage())) + " (see " + command + " --help)");
        return ExitCodes.USAGE;
    }
}
