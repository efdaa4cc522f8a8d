package io.github.poollaunch;

import io.github.poollaunch.protocol.worker.WorkerSelf;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * What a task can know of the worker that runs it: its number, the state that the pool's initializer has made in it, and the
 * value that all of the pool's workers share. For tasks, initializers and finalizers, and for the threads that they start.
 *
 * <pre>{@code
 * try (Pool pool = Pool.builder().shared(dictionary).initializer(Parser::new).build()) {
 *     pool.map(Words::parse, lines);
 * }
 *
 * static Word parse(String line) {
 *     return ThisWorker.state(Parser.class).parse(line, ThisWorker.shared(Dictionary.class));
 * }
 * }</pre>
 *
 * <p>A worker runs one item at a time, so that its state need not be thread-safe. The initializer happens before the
 * worker's first task, and each task before the next one, whichever JVM or thread runs them.
 *
 * <p>With {@link Engine#threads()} each thread is a worker with a state of its own, while the shared value is one object for
 * all of them; with {@link Engine#sequential()} the calling thread is the one worker while it runs a task. A thread of a
 * thread pool (the common pool's, say) belongs to whoever started it first, not to who uses it: hand it what it needs.
 */
public final class ThisWorker {

    private ThisWorker() {}

    /**
     * The worker's number in its pool, from 1; a replacement has a number of its own.
     *
     * @return the number, as in {@link WorkerInfo#id}
     * @throws IllegalStateException outside a worker
     */
    public static int id() {
        return self().id();
    }

    /**
     * What the pool's initializer has returned in this worker.
     *
     * @param <S> the state's type
     * @param type the state's class, or one that it extends or implements
     * @return the state: the same object in each task of this worker; null if the initializer has returned null
     * @throws IllegalStateException outside a worker, before the initializer has returned, if the pool has none, or if the
     *     state is not a {@code type}
     */
    @SuppressWarnings(
            "NullAway") // null is a state like any other; a worker whose initializer never returns it has none
    public static <S> S state(Class<S> type) {
        return as(type, presentState(), "state");
    }

    /**
     * {@link #state(Class)} for a generic type, which nobody checks here: a wrong one is a {@link ClassCastException} at the
     * place of use.
     *
     * @param <S> the state's type
     * @return the state
     * @throws IllegalStateException outside a worker, before the initializer has returned, or if the pool has none
     */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // that is what it is for
    public static <S> S state() {
        return (S) presentState();
    }

    /**
     * The value that was given to {@link PoolBuilder#shared(Object)}.
     *
     * @param <T> the value's type
     * @param type the value's class, or one that it extends or implements
     * @return the value: the same object in each task of this worker; it is to be read, not changed
     * @throws IllegalStateException outside a worker, if the pool has none, or if the value is not a {@code type}
     */
    @SuppressWarnings("NullAway") // a shared value is never null
    public static <T> T shared(Class<T> type) {
        return as(type, presentShared(), "shared value");
    }

    /**
     * {@link #shared(Class)} for a generic type, which nobody checks here: a wrong one is a {@link ClassCastException} at the
     * place of use.
     *
     * @param <T> the value's type
     * @return the value
     * @throws IllegalStateException outside a worker, or if the pool has none
     */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // that is what it is for
    public static <T> T shared() {
        return (T) presentShared();
    }

    private static WorkerSelf self() {
        WorkerSelf self = WorkerSelf.current();
        if (self == null) {
            throw new IllegalStateException(
                    "this thread belongs to no pool's worker: ThisWorker is for tasks, for a pool's"
                            + " initializer and finalizer, and for threads that they start");
        }
        return self;
    }

    private static @Nullable Object presentState() {
        WorkerSelf self = self();
        if (!self.hasState()) {
            throw new IllegalStateException("worker " + self.id() + " has no state: its pool was built without an"
                    + " initializer, or the initializer has not returned");
        }
        return self.state();
    }

    private static @Nullable Object presentShared() {
        WorkerSelf self = self();
        if (!self.hasShared()) {
            throw new IllegalStateException(
                    "worker " + self.id() + " has no shared value: its pool was built without shared(…)");
        }
        return self.shared();
    }

    @SuppressWarnings("unchecked") // checked through the wrapper, which a primitive's class does not know
    private static <T> @Nullable T as(Class<T> type, @Nullable Object value, String what) {
        Class<?> wrapped = MethodType.methodType(type).wrap().returnType();
        if (value != null && !wrapped.isInstance(value)) {
            throw new IllegalStateException("the worker's " + what + " is a "
                    + value.getClass().getTypeName() + ", not a " + type.getTypeName());
        }
        return (T) value;
    }
}
