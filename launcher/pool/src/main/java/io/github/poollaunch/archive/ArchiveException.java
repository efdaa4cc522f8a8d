package io.github.poollaunch.archive;

/** An archive cannot be made. The message says why. */
public final class ArchiveException extends Exception {
    private static final long serialVersionUID = 1;

    ArchiveException(String message) {
        super(message);
    }

    ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
