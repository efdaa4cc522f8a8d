package io.github.poollaunch.worker;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;
import io.github.poollaunch.engine.Chunk;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The parent's handle of one child JVM: a thread that starts it, feeds it chunks, and ends it. */
final class Worker implements Runnable {

    private final int id;
    private final String name;
    private final ProcessSession session;
    private final Thread thread;

    // Written by the worker's thread alone, read by whoever asks for info().
    private volatile WorkerState state = WorkerState.STARTING;
    private volatile @Nullable ChildProcess child;
    private volatile @Nullable Duration launchToReady;
    private final AtomicLong tasksDone = new AtomicLong();

    /** Set by whoever ends this worker from outside, before the process is killed: then its death is no news. */
    private volatile boolean abandoned;

    Worker(int id, ProcessSession session) {
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
        boolean wasReady = false;
        try {
            Conversation conversation = startUp();
            if (conversation != null) {
                wasReady = true;
                serve(conversation.child(), conversation);
            }
        } catch (WorkerDeath e) {
            death = e.getMessage();
        } catch (Throwable unexpected) {
            death = "the parent failed to handle it: " + unexpected;
            kill();
        } finally {
            state = WorkerState.ENDED;
            session.ended(this, abandoned ? null : death, wasReady);
        }
    }

    /** Starts the child and waits for its hello; null if it is not needed any more. */
    private @Nullable Conversation startUp() throws WorkerDeath {
        try (StartGate.Place place = session.startGate().enter()) {
            ChildProcess process = place == null ? null : launch();
            if (process == null) {
                return null;
            }
            Conversation conversation = new Conversation(process, name);
            becomeReady(process, conversation);
            return conversation;
        }
    }

    /** Launches the child; null if it is not needed any more. */
    private @Nullable ChildProcess launch() throws WorkerDeath {
        ChildProcess process;
        try {
            process = ChildProcess.launch(session.command(), name);
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

    private void becomeReady(ChildProcess process, Conversation conversation) throws WorkerDeath {
        try (HelloLimit limit = new HelloLimit(process)) {
            try {
                conversation.greet();
            } catch (WorkerDeath e) {
                throw limit.isOver() ? new WorkerDeath(HelloLimit.EXCEEDED + e.getMessage()) : e;
            }
        }
        launchToReady = process.age();
        state = WorkerState.IDLE;
        session.ready(this);
    }

    private void serve(ChildProcess process, Conversation conversation) throws WorkerDeath {
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
            run(chunk, process, conversation);
            tasksDone.incrementAndGet();
            state = WorkerState.IDLE;
        }
    }

    private void run(Chunk chunk, ChildProcess process, Conversation conversation) throws WorkerDeath {
        session.listener().chunkStarted(info(), chunk.items().size());
        int failed = chunk.items().size();
        try {
            failed = conversation.run(chunk);
        } catch (WorkerDeath death) {
            lost(chunk, process, death);
            throw death;
        } catch (RuntimeException | Error e) {
            chunk.lost(index ->
                    new ItemFailedException(index, "the parent failed to handle " + place(chunk) + ": " + e, e));
            throw e;
        } finally {
            session.listener().chunkDone(info(), chunk.items().size(), failed);
        }
    }

    private void lost(Chunk chunk, ChildProcess process, WorkerDeath death) {
        if (abandoned) {
            return; // The pool has told its calls before; or this JVM exits, and nothing is to be told any more.
        }
        if (death.beforeItRead()) {
            session.chunks().putBack(chunk);
            return;
        }
        long pid = process.pid();
        int code = process.exitCode();
        String message =
                name + " (pid " + pid + ") died while it worked on " + place(chunk) + ": " + death.getMessage();
        chunk.lost(index -> new WorkerDiedException(index, pid, code, message));
    }

    private static String place(Chunk chunk) {
        long first = chunk.firstIndex();
        int size = chunk.items().size();
        return size == 1 ? "item " + first : "items " + first + " to " + (first + size - 1);
    }

    /** A death while the worker waits for work is noticed by nobody else: it interrupts the wait. */
    private void exited() {
        if (state == WorkerState.IDLE) {
            thread.interrupt();
        }
    }
}
