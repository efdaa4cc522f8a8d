package io.github.poollaunch.local;

import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.crew.Finalizers;
import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.crew.Settlement;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;
import io.github.poollaunch.engine.Work;
import io.github.poollaunch.engine.WorkerLife;
import io.github.poollaunch.protocol.worker.WorkerSelf;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Callers that run their chunks themselves. What a pool wants of its workers' lives happens in their threads: the
 * initializer before the first chunk, the finalizer after a worker's last one, or where the pool's end is waited for.
 */
final class SequentialSession implements EngineSession {

    private final EngineContext context;
    private final WorkerLife life;
    private final PoolListener listener;
    private final Finalizers finalizers;
    private final Settlement settlement;

    /** Under this object's lock: who is the worker now; null before the first chunk, and after a worker's last one. */
    private @Nullable SequentialWorker current;

    /** Under this object's lock: callers that run chunks, or a finalizer. */
    private int callers;

    /** Under this object's lock. */
    private int lastId;

    SequentialSession(EngineContext context) {
        this.context = context;
        this.life = context.options().life();
        this.listener = context.options().listener();
        this.finalizers = new Finalizers(life.finalizer(), listener);
        this.settlement = new Settlement(context.chunks(), context.options());
        if (life.initializer() == null) {
            try {
                current = start();
            } catch (MemberDeath e) {
                throw new IllegalStateException("there is nothing that could fail", e);
            }
        }
    }

    private SequentialWorker start() throws MemberDeath {
        SequentialWorker worker = new SequentialWorker(++lastId);
        listener.workerStarting(worker.info(WorkerState.STARTING));
        WorkerSelf before = WorkerSelf.enterThread(worker.self());
        try {
            LocalLife.prepare(name(worker), worker.self(), life);
        } catch (MemberDeath e) {
            listener.workerDied(worker.info(WorkerState.ENDED), String.valueOf(e.getMessage()));
            throw e;
        } finally {
            WorkerSelf.enterThread(before);
        }
        listener.workerReady(worker.info(WorkerState.IDLE));
        return worker;
    }

    private String name(SequentialWorker worker) {
        return context.options().name() + "-sequential-" + worker.self().id();
    }

    @Override
    public boolean runsInCaller() {
        return true;
    }

    @Override
    public void runPending() {
        count(1);
        try {
            SequentialWorker worker;
            while (!context.chunks().isOver() && (worker = worker()) != null) {
                Chunk chunk = context.chunks().poll();
                boolean ran = chunk != null && run(chunk, worker);
                if (endTurn(worker, ran)) {
                    retire(worker);
                }
                if (chunk == null) {
                    return;
                }
            }
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int change) {
        callers += change;
        notifyAll();
    }

    /** The worker that the next chunk is for; null if there can be none. */
    private @Nullable SequentialWorker worker() {
        MemberDeath death;
        synchronized (this) {
            try {
                if (current == null) {
                    current = start();
                }
                current.begin();
                SequentialWorker worker = current;
                if (worker.hasTaken(life.maxTasks())) {
                    current = null;
                }
                return worker;
            } catch (MemberDeath e) {
                death = e;
            }
        }
        String message = "no worker can be started: " + death.getMessage();
        Supplier<Throwable> source = death.source();
        context.broken().because(() -> new PoolBrokenException(message, source == null ? null : source.get()));
        return null;
    }

    /** A worker's turn has ended; true if it was its very last one. */
    private synchronized boolean endTurn(SequentialWorker worker, boolean ran) {
        worker.end(ran);
        if (!ran && current == null) {
            current = worker; // It has a chunk left.
        }
        return current != worker && !worker.isRunning();
    }

    private boolean run(Chunk chunk, SequentialWorker worker) {
        // A caller cannot be stopped: it may be in the midst of something else by then.
        if (!chunk.started(() -> {})) {
            return false;
        }
        int size = chunk.items().size();
        listener.chunkStarted(worker.info(WorkerState.BUSY), size);
        ChunkEnd end = runAs(worker, chunk);
        settlement.settle(chunk, List.of(size), end, worker);
        return true;
    }

    private static ChunkEnd runAs(SequentialWorker worker, Work work) {
        WorkerSelf before = WorkerSelf.enterThread(worker.self());
        try {
            return new LocalRun(work, () -> false).run();
        } finally {
            WorkerSelf.enterThread(before);
        }
    }

    private void retire(SequentialWorker worker) {
        if (!context.chunks().isTerminated()) {
            runFinalizer(worker);
        }
        listener.workerRetired(worker.info(WorkerState.ENDED));
    }

    private void runFinalizer(SequentialWorker worker) {
        finalizers.runIn(
                worker.self().id(),
                name(worker),
                finalizer -> runAs(worker, finalizer),
                () -> worker.info(WorkerState.STOPPING),
                () -> false);
    }

    @Override
    public List<WorkerInfo> workers() {
        SequentialWorker worker;
        synchronized (this) {
            worker = current;
        }
        return worker == null ? List.of() : List.of(worker.info(WorkerState.IDLE));
    }

    @Override
    public List<@Nullable Object> finalizerResults() {
        return finalizers.results();
    }

    @Override
    public void terminate() {
        // Nothing runs but in callers, who see that the source has run dry.
    }

    @Override
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        SequentialWorker last;
        synchronized (this) {
            if (!awaitCallers(timeout)) {
                return false;
            }
            if (!context.chunks().isOver()) {
                return true; // Who waits for a pool that still finishes its work does not end its worker.
            }
            last = current;
            current = null;
            if (last != null) {
                callers++;
            }
        }
        if (last != null) {
            try {
                retire(last);
            } finally {
                count(-1);
            }
        }
        return true;
    }

    /** Under this object's lock. */
    private boolean awaitCallers(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + Math.min(TimeUnit.NANOSECONDS.convert(timeout), Long.MAX_VALUE / 2);
        while (callers > 0) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}
