package io.github.poollaunch.worker;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;
import io.github.poollaunch.engine.Chunk;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The parent's handle of one child JVM: a thread that starts it, feeds it chunks, and ends it. */
final class Worker implements Runnable {

    /** After its death a child's last words are read within milliseconds: a pipe holds 64 KiB. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(3);

    private final int id;
    private final String name;
    private final ProcessSession session;
    private final Thread thread;
    private final Duration delay;

    // Written by the worker's thread alone, read by whoever asks for info().
    private volatile WorkerState state = WorkerState.STARTING;
    private volatile @Nullable ChildProcess child;
    private volatile @Nullable Duration launchToReady;
    private final AtomicLong tasksDone = new AtomicLong();

    // Written by the worker's thread alone, read when it may be stuck.
    private volatile @Nullable Conversation conversation;
    private volatile @Nullable Chunk current;

    /** Set by the first to tell the session of this worker's end. */
    private final AtomicBoolean told = new AtomicBoolean();

    /** Set by whoever ends this worker from outside, before the process is killed: then its death is no news. */
    private volatile boolean abandoned;

    /**
     * Makes a worker that is not started.
     *
     * @param delay how long it waits before it launches its child
     */
    Worker(int id, ProcessSession session, Duration delay) {
        this.delay = delay;
        this.id = id;
        this.session = session;
        this.name = session.options().name() + "-worker-" + id;
        this.thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    WorkerInfo info() {
        ChildProcess process = child;
        return new WorkerInfo(id, process == null ? 0 : process.pid(), state, tasksDone.get(), launchToReady);
    }

    boolean isReady() {
        return state == WorkerState.IDLE || state == WorkerState.BUSY;
    }

    boolean isStarting() {
        return state == WorkerState.STARTING;
    }

    /** Ends it at once, from any thread. */
    void abandon() {
        abandoned = true;
        kill();
        thread.interrupt();
    }

    private void kill() {
        ChildProcess process = child;
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public void run() {
        String death = null;
        try {
            Conversation started = startUp();
            if (started != null) {
                serve(started.child(), started);
            }
        } catch (WorkerDeath e) {
            death = e.getMessage();
        } catch (Throwable unexpected) {
            death = "the parent failed to handle it: " + unexpected;
            kill();
        } finally {
            end(death);
        }
    }

    private void end(@Nullable String death) {
        if (told.compareAndSet(false, true)) {
            state = WorkerState.ENDED;
            session.ended(this, abandoned ? null : death, tasksDone.get() > 0);
        }
    }

    /** Starts the child and waits for its hello; null if it is not needed any more. */
    private @Nullable Conversation startUp() throws WorkerDeath {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            return null; // abandon(): it is not needed any more.
        }
        try (StartGate.Place place = session.startGate().enter()) {
            ChildProcess process = place == null ? null : launch();
            if (process == null) {
                return null;
            }
            Conversation started = new Conversation(process, name, session.format());
            conversation = started;
            becomeReady(process, started);
            return started;
        }
    }

    /** Launches the child; null if it is not needed any more. */
    private @Nullable ChildProcess launch() throws WorkerDeath {
        ChildProcess process;
        try {
            process = ChildProcess.launch(session.command(), name, session.format());
        } catch (IOException e) {
            throw new WorkerDeath("it could not be launched: " + e.getMessage());
        }
        child = process;
        if (abandoned) {
            process.kill(); // abandon() came before there was a process to kill.
            return null;
        }
        process.onExit(this::exited);
        return process;
    }

    private void becomeReady(ChildProcess process, Conversation started) throws WorkerDeath {
        try (HelloLimit limit = new HelloLimit(process)) {
            try {
                started.greet();
            } catch (WorkerDeath e) {
                throw limit.isOver() ? new WorkerDeath(HelloLimit.EXCEEDED + e.getMessage()) : e;
            }
        }
        launchToReady = process.age();
        state = WorkerState.IDLE;
        session.ready(this);
    }

    private void serve(ChildProcess process, Conversation started) throws WorkerDeath {
        while (true) {
            if (!process.isAlive()) {
                throw new WorkerDeath(process.lastWords()); // It went before exited() could see that this thread waits.
            }
            Chunk chunk;
            try {
                chunk = session.chunks().take();
            } catch (InterruptedException e) {
                // abandon(), or exited(): nobody else interrupts this thread while it waits for work.
                continue;
            }
            if (chunk == null) {
                state = WorkerState.STOPPING;
                session.noMoreWork();
                process.stop();
                return;
            }
            state = WorkerState.BUSY;
            current = chunk;
            run(chunk, process, started);
            current = null;
            tasksDone.incrementAndGet();
            session.served();
            state = WorkerState.IDLE;
        }
    }

    private void run(Chunk chunk, ChildProcess process, Conversation started) throws WorkerDeath {
        session.listener().chunkStarted(info(), chunk.items().size());
        int failed = chunk.items().size();
        boolean ended = true;
        try {
            failed = started.run(chunk);
        } catch (WorkerDeath death) {
            ended = !(death.beforeItRead() && session.chunks().putBack(chunk));
            if (ended) {
                lost(chunk, process, death.getMessage());
            }
            throw death;
        } catch (RuntimeException | Error e) {
            chunk.lost(index ->
                    new ItemFailedException(index, "the parent failed to handle " + place(chunk) + ": " + e, e));
            throw e;
        } finally {
            if (ended) {
                session.listener().chunkDone(info(), chunk.items().size(), failed);
            }
        }
    }

    private void lost(Chunk chunk, ChildProcess process, @Nullable String death) {
        if (session.isExiting()) {
            return;
        }
        long pid = process.pid();
        int code = process.exitCode();
        String message = name + " (pid " + pid + ") died while it worked on " + place(chunk) + ": " + death;
        chunk.lost(index -> new WorkerDiedException(index, pid, code, message));
    }

    private static String place(Chunk chunk) {
        long first = chunk.firstIndex();
        int size = chunk.items().size();
        return size == 1 ? "item " + first : "items " + first + " to " + (first + size - 1);
    }

    /** On a thread of the JDK's. A death while the worker waits for work is noticed by nobody else. */
    private void exited() {
        if (state == WorkerState.IDLE) {
            thread.interrupt();
        }
        CompletableFuture.delayedExecutor(STUCK_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::endIfStuck);
    }

    /**
     * The child is dead, and this worker's thread still reads: another process holds the pipe open, one that the child's
     * native code has forked, say. The thread cannot be woken; its call and the pool need not wait for it.
     */
    private void endIfStuck() {
        Conversation stuck = conversation;
        if (stuck == null || !stuck.isReading() || told.get()) {
            return;
        }
        String death = stuck.child().lastWords() + "; another process holds its output open";
        Chunk chunk = current;
        if (chunk != null) {
            lost(chunk, stuck.child(), death);
        }
        end(death);
    }
}
