package io.github.poollaunch.local;

import io.github.poollaunch.Engine;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A plain loop in the calling thread. */
public final class SequentialEngine implements Engine {

    public static final SequentialEngine INSTANCE = new SequentialEngine();

    private SequentialEngine() {}

    @Override
    public String name() {
        return "sequential";
    }

    @Override
    public EngineSession open(EngineContext context) {
        return new Session(context);
    }

    private static final class Session implements EngineSession {
        private final EngineContext context;
        private final AtomicLong done = new AtomicLong();

        /** Under this object's lock: callers that run chunks now. */
        private int running;

        Session(EngineContext context) {
            this.context = context;
            context.options().listener().workerReady(worker(WorkerState.IDLE));
        }

        @Override
        public boolean runsInCaller() {
            return true;
        }

        @Override
        public void runPending() {
            count(1);
            try {
                Chunk chunk;
                while ((chunk = context.chunks().poll()) != null) {
                    LocalChunks.run(chunk, context.options().listener(), worker(WorkerState.BUSY));
                    done.incrementAndGet();
                }
            } finally {
                count(-1);
            }
        }

        private synchronized void count(int change) {
            running += change;
            notifyAll();
        }

        private WorkerInfo worker(WorkerState state) {
            return new WorkerInfo(1, ProcessHandle.current().pid(), state, done.get(), null);
        }

        @Override
        public List<WorkerInfo> workers() {
            return List.of(worker(WorkerState.IDLE));
        }

        @Override
        public void terminate() {
            // Nothing runs but in callers, who see that the source has run dry.
        }

        @Override
        public synchronized boolean awaitEnd(Duration timeout) throws InterruptedException {
            long deadline = System.nanoTime() + Math.min(TimeUnit.NANOSECONDS.convert(timeout), Long.MAX_VALUE / 2);
            while (running > 0) {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (millis <= 0) {
                    return false;
                }
                wait(millis);
            }
            return true;
        }
    }
}
