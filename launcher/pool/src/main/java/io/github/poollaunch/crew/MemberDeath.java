package io.github.poollaunch.crew;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A worker died, or was killed because it could not be understood; the message says how. */
public final class MemberDeath extends Exception {
    private static final long serialVersionUID = 1;

    /** Whether the chunk in hand did not reach the worker, and can go to another. */
    private final boolean beforeItRead;

    /** Makes the user's own exception behind it, for each who is told; null if there is none. */
    private final transient @Nullable Supplier<Throwable> source;

    public MemberDeath(String message) {
        this(message, false);
    }

    public MemberDeath(String message, boolean beforeItRead) {
        super(message);
        this.beforeItRead = beforeItRead;
        this.source = null;
    }

    public MemberDeath(String message, Supplier<Throwable> source) {
        super(message);
        this.beforeItRead = false;
        this.source = source;
    }

    public boolean beforeItRead() {
        return beforeItRead;
    }

    /** Makes the user's own exception behind it; null if there is none. */
    public @Nullable Supplier<Throwable> source() {
        return source;
    }
}
