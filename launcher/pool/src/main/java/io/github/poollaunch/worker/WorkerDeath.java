package io.github.poollaunch.worker;

/** The child died, or was killed because it could not be understood; the message says how. */
final class WorkerDeath extends Exception {
    private static final long serialVersionUID = 1;

    /** Whether the chunk in hand did not reach the child, and can go to another. */
    private final boolean beforeItRead;

    WorkerDeath(String message) {
        this(message, false);
    }

    WorkerDeath(String message, boolean beforeItRead) {
        super(message);
        this.beforeItRead = beforeItRead;
    }

    boolean beforeItRead() {
        return beforeItRead;
    }
}
