package io.github.poollaunch.local;

import io.github.poollaunch.Engine;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Threads of this JVM. */
public final class ThreadEngine implements Engine {

    public static final ThreadEngine INSTANCE = new ThreadEngine();

    private ThreadEngine() {}

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public EngineSession open(EngineContext context) {
        Session session = new Session(context);
        for (ThreadWorker worker : session.workers) {
            worker.start();
        }
        return session;
    }

    private static final class Session implements EngineSession {
        private final List<ThreadWorker> workers = new ArrayList<>();
        private final CountDownLatch running;

        Session(EngineContext context) {
            int count = context.options().processes();
            this.running = new CountDownLatch(count);
            for (int id = 1; id <= count; id++) {
                workers.add(new ThreadWorker(id, context, running));
            }
        }

        @Override
        public List<WorkerInfo> workers() {
            return workers.stream().map(ThreadWorker::info).toList();
        }

        @Override
        public void terminate() {
            // A thread cannot be killed: it is asked to stop, and its result is ignored.
            workers.forEach(Thread::interrupt);
        }

        @Override
        public boolean awaitEnd(Duration timeout) throws InterruptedException {
            return running.await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
        }
    }

    private static final class ThreadWorker extends Thread {
        private final int id;
        private final EngineContext context;
        private final CountDownLatch running;

        /** Written by this thread alone, read by whoever asks for {@link #info}. */
        private volatile WorkerState state = WorkerState.STARTING;

        private final AtomicLong tasksDone = new AtomicLong();

        ThreadWorker(int id, EngineContext context, CountDownLatch running) {
            super(context.options().name() + "-thread-" + id);
            setDaemon(true);
            this.id = id;
            this.context = context;
            this.running = running;
        }

        WorkerInfo info() {
            return new WorkerInfo(id, ProcessHandle.current().pid(), state, tasksDone.get(), null);
        }

        @Override
        public void run() {
            try {
                state = WorkerState.IDLE;
                context.options().listener().workerReady(info());
                Chunk chunk;
                while ((chunk = takeOrEnd()) != null) {
                    state = WorkerState.BUSY;
                    LocalChunks.run(chunk, context.options().listener(), info());
                    tasksDone.incrementAndGet();
                    state = WorkerState.IDLE;
                    // What a task does to its own thread's flag ends with the task.
                    Thread.interrupted();
                }
            } finally {
                state = WorkerState.ENDED;
                running.countDown();
            }
        }

        private @Nullable Chunk takeOrEnd() {
            while (true) {
                try {
                    return context.chunks().take();
                } catch (InterruptedException e) {
                    // terminate(), after which the source is over; or a timer that a task left behind, which is none of
                    // this loop's business.
                }
            }
        }
    }
}
