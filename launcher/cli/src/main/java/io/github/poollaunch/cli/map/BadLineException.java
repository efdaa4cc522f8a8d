package io.github.poollaunch.cli.map;

/** A line that is no item; the message says why. */
final class BadLineException extends Exception {
    private static final long serialVersionUID = 1;

    BadLineException(String message) {
        super(message);
    }
}
