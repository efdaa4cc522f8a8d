package io.github.poollaunch.cli.map;

/** The function that the user named cannot be used; the message says why, and how to mend it. */
final class UnusableFunctionException extends Exception {
    private static final long serialVersionUID = 1;

    UnusableFunctionException(String message) {
        super(message);
    }
}
