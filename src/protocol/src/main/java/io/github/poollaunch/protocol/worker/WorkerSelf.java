package io.github.poollaunch.protocol.worker;

import org.jspecify.annotations.Nullable;

/**
 * What one worker has to itself, and the way from any of its threads to it. Thread-safe: written by the worker's own
 * thread before its first task, read by whatever threads its tasks start.
 *
 * <p>A child JVM is one worker, whatever thread asks. Inside the parent each worker is a thread; threads that it starts
 * inherit it, unless they are workers themselves (of a pool that a task has made).
 */
public final class WorkerSelf {

    /** Set once in a child JVM, at its start. */
    private static volatile @Nullable WorkerSelf ofProcess;

    /** Apart, so that a child JVM does without it until somebody asks. */
    private static final class OfThread {
        private static final InheritableThreadLocal<@Nullable WorkerSelf> SELF = new InheritableThreadLocal<>();
    }

    /** A value that is there; it may be null. */
    private static final class Present {
        private final @Nullable Object value;

        Present(@Nullable Object value) {
            this.value = value;
        }
    }

    private final int id;
    private volatile @Nullable Present shared;
    private volatile @Nullable Present state;

    public WorkerSelf(int id) {
        this.id = id;
    }

    /** The whole of this JVM is that worker. */
    public static void becomeProcess(WorkerSelf self) {
        ofProcess = self;
    }

    /** The worker that runs the current thread; null if none does. */
    public static @Nullable WorkerSelf current() {
        WorkerSelf self = OfThread.SELF.get();
        return self != null ? self : ofProcess;
    }

    /**
     * The current thread works for {@code self} from now on; for none of this JVM's workers if that is null.
     *
     * @return whom it worked for before, to be given back afterwards
     */
    public static @Nullable WorkerSelf enterThread(@Nullable WorkerSelf self) {
        WorkerSelf before = OfThread.SELF.get();
        if (self == null) {
            OfThread.SELF.remove();
        } else {
            OfThread.SELF.set(self);
        }
        return before;
    }

    /** Its number in its pool, from 1. */
    public int id() {
        return id;
    }

    public void share(@Nullable Object value) {
        shared = new Present(value);
    }

    public void keepState(@Nullable Object value) {
        state = new Present(value);
    }

    public boolean hasShared() {
        return shared != null;
    }

    public boolean hasState() {
        return state != null;
    }

    /** The pool's shared value; null also if there is none. */
    public @Nullable Object shared() {
        Present present = shared;
        return present == null ? null : present.value;
    }

    /** What the initializer returned; null also if it has not. */
    public @Nullable Object state() {
        Present present = state;
        return present == null ? null : present.value;
    }
}
