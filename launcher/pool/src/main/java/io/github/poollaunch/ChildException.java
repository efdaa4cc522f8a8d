package io.github.poollaunch;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of a worker whose own type cannot be rebuilt in this JVM: its class is missing here, or has no
 * public constructor that takes a message. It prints as the original does, and has its stack trace, cause and suppressed
 * exceptions.
 */
public final class ChildException extends Exception {
    private static final long serialVersionUID = 1;

    private final String originalType;
    private final String text;

    /**
     * Makes one.
     *
     * @param originalType the original's class name
     * @param message the original's message; null if it had none
     * @param text what the original's toString() gave
     */
    public ChildException(String originalType, @Nullable String message, String text) {
        super(message);
        this.originalType = originalType;
        this.text = text;
    }

    /**
     * The original's class.
     *
     * @return its binary name
     */
    public String originalType() {
        return originalType;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // it prints as the original does, whose toString may be its own
    public String toString() {
        return text;
    }
}
