package io.github.poollaunch.worker;

import io.github.poollaunch.engine.ChildOptions;
import org.jspecify.annotations.Nullable;

/** How much memory a child may have after a chunk. Asked by the worker's thread, closed by the one that hears of the child's end. */
final class ResidentLimit implements AutoCloseable {

    private final long limit;

    /** Under this object's lock: opened with the first question. */
    private @Nullable ResidentSize size;

    /** Under this object's lock. */
    private boolean closed;

    /**
     * @param limit in bytes, or {@link ChildOptions#UNLIMITED}
     */
    ResidentLimit(long limit) {
        this.limit = limit;
    }

    boolean isExceededBy(ChildProcess child) {
        if (limit == ChildOptions.UNLIMITED) {
            return false;
        }
        ResidentSize asked = size(child);
        return asked != null && asked.bytes() > limit;
    }

    /** The child's size; null once it has ended: another process may have its pid. */
    private synchronized @Nullable ResidentSize size(ChildProcess child) {
        if (size == null && !closed && child.isAlive()) {
            size = ResidentSize.of(child.pid());
        }
        return closed ? null : size;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (size != null) {
            size.close();
        }
    }
}
