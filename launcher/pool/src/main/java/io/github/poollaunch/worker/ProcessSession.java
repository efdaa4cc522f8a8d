package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.Wire;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.ChunkSource;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.engine.Task;
import io.github.poollaunch.protocol.format.FormatException;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.ValueFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The workers of one pool: starts them, replaces the dead, ends them all. */
final class ProcessSession implements EngineSession {

    /** So many children in a row that die before they have done anything mean that the next one will, too. */
    private static final int MAX_FRUITLESS = 3;

    private final EngineContext context;
    private final ChildCommand command;

    /** What values are written in; null for JSON. */
    private final @Nullable RowFormat format;

    private final StartGate startGate = new StartGate();
    private final RemoteTasks tasks = new RemoteTasks();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allEnded = lock.newCondition();

    /** Under the lock: workers that have not ended, by number. */
    private final TreeMap<Integer, Worker> workers = new TreeMap<>();

    /** Under the lock. */
    private int lastId;

    /** How many workers have died without having finished a chunk, since one last did; any worker's thread resets it. */
    private final AtomicInteger fruitless = new AtomicInteger();

    /** Under the lock. */
    private boolean terminated;

    /** Set once, by the JVM's shutdown. */
    private volatile boolean exiting;

    ProcessSession(EngineContext context) {
        this.context = context;
        this.format = format(context.options().wire());
        this.command = new ChildCommand(context.options());
    }

    private static @Nullable RowFormat format(Wire wire) {
        Class<? extends ValueFormat> type = wire.format();
        try {
            return type == null ? null : RowFormat.of(type);
        } catch (FormatException e) {
            throw new PoolException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Starts the workers; if the system lets it start only some, it starts none. */
    void start() {
        PoolsAtExit.add(this);
        lock.lock();
        try {
            for (int i = 0; i < context.options().processes(); i++) {
                addWorker(Duration.ZERO);
            }
        } catch (OutOfMemoryError e) { // "unable to create native thread" among them
            terminate();
            throw new PoolException("the system has no thread left for worker " + lastId + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private void addWorker(Duration delay) {
        lastId++;
        Worker worker = new Worker(lastId, this, delay);
        workers.put(lastId, worker);
        try {
            worker.start();
        } catch (OutOfMemoryError e) {
            workers.remove(lastId);
            throw e;
        }
    }

    // What the workers need.

    PoolOptions options() {
        return context.options();
    }

    PoolListener listener() {
        return context.options().listener();
    }

    ChunkSource chunks() {
        return context.chunks();
    }

    ChildCommand command() {
        return command;
    }

    @Nullable
    RowFormat format() {
        return format;
    }

    StartGate startGate() {
        return startGate;
    }

    // What the workers tell; each in its own thread.

    void ready(Worker worker) {
        listener().workerReady(worker.info());
    }

    /** A worker has finished a chunk: workers can be started here, and live. */
    void served() {
        if (fruitless.get() != 0) {
            fruitless.set(0);
        }
    }

    /** A worker has found nothing left to do: who is still starting is not needed. */
    void noMoreWork() {
        List<Worker> starting = List.of();
        lock.lock();
        try {
            // Asked again: a chunk may have come back from a dead worker since, whose replacement is just starting.
            if (context.chunks().isOver()) {
                starting = workers.values().stream().filter(Worker::isStarting).toList();
            }
        } finally {
            lock.unlock();
        }
        starting.forEach(Worker::abandon);
    }

    /**
     * A worker has ended.
     *
     * @param death how its child died; null if that was wanted
     * @param served whether it has finished a chunk before
     */
    void ended(Worker worker, @Nullable String death, boolean served) {
        String broken = null;
        lock.lock();
        try {
            workers.values().remove(worker);
            if (death != null) {
                broken = replace(death, served);
            } else if (workers.isEmpty()) {
                // As long as there is work there is a worker: this one may have been ended just before a chunk came
                // back.
                broken = replace("it was not needed", true);
            }
            if (workers.isEmpty()) {
                command.close();
                allEnded.signalAll();
                PoolsAtExit.remove(this);
            }
        } finally {
            lock.unlock();
        }
        if (death != null) {
            listener().workerDied(worker.info(), death);
        }
        if (broken != null) {
            context.broken().because(broken);
        }
    }

    /** Starts a worker in a dead one's place if it is needed; returns why none can be started, if so. */
    private @Nullable String replace(String death, boolean served) {
        int failed = served ? 0 : fruitless.incrementAndGet();
        if (terminated || context.chunks().isOver()) {
            return null;
        }
        boolean noneWorks = workers.values().stream().noneMatch(Worker::isReady);
        if (failed >= MAX_FRUITLESS && noneWorks) {
            return "no worker can be started; the last of " + failed + " tries ended so: " + death;
        }
        try {
            addWorker(backOff(failed));
            return null;
        } catch (OutOfMemoryError e) {
            return workers.isEmpty() ? "the system has no thread left for a new worker: " + e.getMessage() : null;
        }
    }

    /** Nothing after a worker that has served; then 0.1 s, doubled with each further failure, up to 10 s. */
    private static Duration backOff(int failed) {
        return failed == 0 ? Duration.ZERO : Duration.ofMillis(Math.min(10_000, 100L << Math.min(failed - 1, 10)));
    }

    // What the pool asks for.

    @Override
    public Task prepare(Task task) {
        return tasks.of(task);
    }

    @Override
    public List<WorkerInfo> workers() {
        return snapshot().stream().map(Worker::info).toList();
    }

    private List<Worker> snapshot() {
        lock.lock();
        try {
            return new ArrayList<>(workers.values());
        } finally {
            lock.unlock();
        }
    }

    /** This JVM exits: end all children, and tell nobody, since callers would only print it. */
    void endAtExit() {
        exiting = true;
        terminate();
    }

    boolean isExiting() {
        return exiting;
    }

    @Override
    public void terminate() {
        lock.lock();
        try {
            terminated = true;
        } finally {
            lock.unlock();
        }
        snapshot().forEach(Worker::abandon);
    }

    @Override
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        long nanos = TimeUnit.NANOSECONDS.convert(timeout);
        lock.lockInterruptibly();
        try {
            while (!workers.isEmpty()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = allEnded.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
