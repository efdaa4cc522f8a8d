package io.github.poollaunch.worker;

import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.ChunkSource;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.engine.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The workers of one pool: starts them, replaces the dead, ends them all. */
final class ProcessSession implements EngineSession {

    /** So many children in a row that die before their hello mean that the next one will, too. */
    private static final int MAX_FAILED_STARTS = 3;

    private final EngineContext context;
    private final ChildCommand command;
    private final StartGate startGate = new StartGate();
    private final RemoteTasks tasks = new RemoteTasks();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allEnded = lock.newCondition();

    /** Under the lock: workers that have not ended, by number. */
    private final TreeMap<Integer, Worker> workers = new TreeMap<>();

    /** Under the lock. */
    private int lastId;

    /** Under the lock: since a child last said hello. */
    private int failedStarts;

    /** Under the lock. */
    private boolean terminated;

    ProcessSession(EngineContext context) {
        this.context = context;
        this.command = new ChildCommand(context.options());
    }

    void start() {
        PoolsAtExit.add(this);
        lock.lock();
        try {
            for (int i = 0; i < context.options().processes(); i++) {
                addWorker();
            }
        } finally {
            lock.unlock();
        }
    }

    private void addWorker() {
        lastId++;
        Worker worker = new Worker(lastId, this);
        workers.put(lastId, worker);
        worker.start();
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

    StartGate startGate() {
        return startGate;
    }

    // What the workers tell; each in its own thread.

    void ready(Worker worker) {
        lock.lock();
        try {
            failedStarts = 0;
        } finally {
            lock.unlock();
        }
        listener().workerReady(worker.info());
    }

    /** Nothing is left to do: who is still starting is not needed. */
    void noMoreWork() {
        for (Worker worker : snapshot()) {
            if (worker.isStarting()) {
                worker.abandon();
            }
        }
    }

    /**
     * A worker's thread ends.
     *
     * @param death how its child died; null if that was wanted
     */
    void ended(Worker worker, @Nullable String death, boolean wasReady) {
        String broken = null;
        lock.lock();
        try {
            if (death != null && !wasReady) {
                failedStarts++;
                if (failedStarts >= MAX_FAILED_STARTS) {
                    broken = "no worker can be started; the last of " + failedStarts + " tries ended so: " + death;
                }
            }
            workers.values().remove(worker);
            if (death != null
                    && broken == null
                    && !terminated
                    && !context.chunks().isOver()) {
                addWorker();
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
        long nanos = timeout.toNanos();
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
