package io.github.poollaunch;

import io.github.poollaunch.dispatch.UserTask;
import io.github.poollaunch.engine.FaultOptions;
import io.github.poollaunch.engine.Task;
import io.github.poollaunch.engine.WorkerLife;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * The settings of a pool that say what its workers do besides the calls' tasks, and what becomes of tasks that take their
 * worker down, or do not end.
 *
 * @param <S> the builder
 */
public abstract class WorkSettings<S extends WorkSettings<S>> extends ChildSettings<S> {

    private WorkerLife.@Nullable Shared shared;
    private WorkerLife.@Nullable Initializer initializer;
    private @Nullable Task finalizer;
    private int maxTasksPerChild = WorkerLife.UNLIMITED;
    private @Nullable Duration taskTimeout;
    private int retries;

    WorkSettings() {}

    final WorkerLife workerLife() {
        return new WorkerLife(shared, initializer, finalizer, maxTasksPerChild);
    }

    final FaultOptions faultOptions() {
        return new FaultOptions(taskTimeout, retries);
    }

    /**
     * A task that runs once in each worker, before the worker's first chunk; what it returns is the worker's own state,
     * which the tasks get from {@link ThisWorker#state(Class)}. It stays in the worker, so that it may be of any type: a
     * connection, a parser.
     *
     * <p>A worker takes no chunks before its initializer has returned. If that fails, or ends its process, another worker is
     * tried, later each time; after three in a row, while no other worker is ready, every call of the pool ends with a
     * {@link PoolBrokenException} whose cause is the initializer's own exception. With {@link Engine#sequential()} it runs in
     * the thread of the first call, and the first failure counts.
     *
     * <p>It may take as long as it likes: no time limit ends it. A pool that is closed ends a worker in the midst of it once no
     * work is left, {@link Pool#terminate} ends it at once.
     *
     * @param initializer makes the state; null is a state like any other
     * @return this
     */
    public S initializer(PoolSupplier<?> initializer) {
        this.initializer = new WorkerLife.Initializer(UserTask.of(initializer), null);
        return self();
    }

    /**
     * {@link #initializer(PoolSupplier)} with an argument, which travels as an item does. It is encoded when the pool is built.
     *
     * @param <A> the argument's type
     * @param initializer makes the state
     * @param argument what each worker's initializer gets
     * @return this
     */
    public <A extends @Nullable Object> S initializer(PoolFunction<A, ?> initializer, A argument) {
        this.initializer = new WorkerLife.Initializer(UserTask.of(initializer), argument);
        return self();
    }

    /**
     * {@link #initializer(PoolSupplier)} with two arguments, which travel as items do. They are encoded when the pool is built.
     *
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @param initializer makes the state
     * @param first what each worker's initializer gets
     * @param second what each worker's initializer gets, too
     * @return this
     */
    public <A extends @Nullable Object, B extends @Nullable Object> S initializer(
            PoolBiFunction<A, B, ?> initializer, A first, B second) {
        this.initializer = new WorkerLife.Initializer(UserTask.of(initializer), new @Nullable Object[] {first, second});
        return self();
    }

    /**
     * A value that all tasks can read, with {@link ThisWorker#shared(Class)}: it is sent to each worker once, before the
     * initializer, and not again with each task. It is encoded when the pool is built; later changes reach nobody. With
     * {@link Engine#threads()} and {@link Engine#sequential()} the tasks get the object itself.
     *
     * <p>What has 256 KiB or more is in a file then, from the pool's start to its end, which all workers read: a {@code
     * byte[]}, and a string of ISO 8859-1, as they are, which takes a worker half of the time and memory.
     *
     * @param value of a class that travels as an item does; a generic one is better given {@linkplain #shared(Object,
     *     TypeReference) with its type}
     * @return this
     */
    public S shared(Object value) {
        this.shared = new WorkerLife.Shared(Objects.requireNonNull(value, "value"), null);
        return self();
    }

    /**
     * {@link #shared(Object)} for a value whose class does not tell the types of what it holds: a list of records, say.
     *
     * @param <T> the value's type
     * @param value the value
     * @param type its type, such as {@code new TypeReference<List<Reading>>() {}}
     * @return this
     */
    public <T> S shared(T value, TypeReference<T> type) {
        this.shared = new WorkerLife.Shared(Objects.requireNonNull(value, "value"), type.getType());
        return self();
    }

    /**
     * A task that runs in each worker that ends in order: when the pool is closed, or after the worker's last chunk ({@link
     * #maxTasksPerChild}). What it returns is collected in {@link Pool#finalizerResults}. It does not run in a worker that
     * dies, is killed, or is still starting when the pool is closed.
     *
     * <p>One that throws is told on stderr and to {@link PoolListener#finalizerFailed}, and disturbs nothing else. One that
     * has not returned after 10 s is given up, and its worker killed.
     *
     * @param finalizer may use {@link ThisWorker}; its result travels as a task's does
     * @return this
     */
    public S finalizer(PoolSupplier<?> finalizer) {
        this.finalizer = UserTask.of(finalizer);
        return self();
    }

    /**
     * How many chunks a worker runs before a new one takes its place, against what leaks. The new one is started when the
     * old one takes its last chunk, and takes over when that is done: never more chunks run at once than the pool has
     * processes, and no work waits for a start. By default a worker lives as long as its pool.
     *
     * @param chunks at least 1; a chunk counts as one task however many items it has, as in Python
     * @return this
     * @throws IllegalArgumentException if less than 1
     */
    public S maxTasksPerChild(int chunks) {
        if (chunks < 1) {
            throw new IllegalArgumentException("maxTasksPerChild must be at least 1, not " + chunks);
        }
        this.maxTasksPerChild = chunks;
        return self();
    }

    /**
     * How long one item may run, counted from its start in its worker, decoding and encoding included. An item that takes
     * longer fails with {@link TaskTimeoutException}, which has a thread dump of its worker; the worker is ended, and the
     * other items go on elsewhere. By default there is no limit.
     *
     * <p>A thread of {@link Engine#threads()} cannot be ended: it is interrupted, and left behind if it does not react.
     * {@link Engine#sequential()} has nobody to look at the time: there it has no effect. There is no limit either while this JVM
     * or the workers are being debugged.
     *
     * @param taskTimeout more than zero
     * @return this
     * @throws IllegalArgumentException if zero or less
     */
    public S taskTimeout(Duration taskTimeout) {
        this.taskTimeout = positive("taskTimeout", taskTimeout);
        return self();
    }

    /**
     * How often an item is run again whose worker died while it ran, or whose task ran out of memory: each time in a fresh
     * worker, 0.1 s after the death, then 0.2 s, doubled each time up to 10 s. The default is 0: such an item fails at once.
     * Neither an exception that the task throws nor a {@link #taskTimeout} is a reason to run it again.
     *
     * <p>With the default no item is ever started twice. (The one exception is a worker that is started without a
     * record of its progress, as src/docs/guarantees.md says.)
     *
     * @param retries at least 0
     * @return this
     * @throws IllegalArgumentException if less than 0
     */
    public S retries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("retries must be at least 0, not " + retries);
        }
        this.retries = retries;
        return self();
    }
}
