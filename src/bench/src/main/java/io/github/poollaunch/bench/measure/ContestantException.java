package io.github.poollaunch.bench.measure;

/** A contestant has no figures. The message says why. */
public final class ContestantException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean skipped;

    public ContestantException(String message, boolean skipped) {
        super(message);
        this.skipped = skipped;
    }

    /** Whether it merely has no such workload. */
    public boolean skipped() {
        return skipped;
    }
}
