package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.protocol.Wire;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.message.Fault;
import io.github.poollaunch.protocol.message.ProtocolException;
import io.github.poollaunch.protocol.message.Reply;
import io.github.poollaunch.protocol.message.ReplyReader;
import io.github.poollaunch.protocol.message.ResultRow;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The parent's handle of one child JVM: a thread that starts it, feeds it chunks, and tells what became of them.
 *
 * <p>It writes a chunk and then reads the reply. The child always reads, on a thread of its own, so that neither can wait
 * for the other with full pipes.
 */
final class Worker implements Runnable {

    private final int id;
    private final String name;
    private final ProcessSession session;
    private final Thread thread;

    /** The functions that this child knows. Owned by the worker's thread. */
    private final KnownFunctions known = new KnownFunctions();

    // Written by the worker's thread alone, read by whoever asks for info().
    private volatile WorkerState state = WorkerState.STARTING;
    private volatile @Nullable ChildProcess child;
    private volatile @Nullable Duration launchToReady;
    private volatile long tasksDone;

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
        return new WorkerInfo(id, process == null ? 0 : process.pid(), state, tasksDone, launchToReady);
    }

    boolean isStarting() {
        return state == WorkerState.STARTING;
    }

    /** Ends it at once, from any thread. */
    void abandon() {
        abandoned = true;
        ChildProcess process = child;
        if (process != null) {
            process.kill();
        }
        thread.interrupt();
    }

    @Override
    public void run() {
        String reason = null;
        boolean wasReady = false;
        try {
            wasReady = startUp();
            if (wasReady) {
                serve();
            }
        } catch (WorkerDeath death) {
            reason = death.getMessage();
        } catch (Throwable unexpected) {
            reason = "the parent failed to handle it: " + unexpected;
            kill();
        } finally {
            state = WorkerState.ENDED;
            session.ended(this, abandoned ? null : reason, wasReady);
        }
    }

    /** Launches the child and waits for its hello; false if it is not needed any more. */
    private boolean startUp() throws WorkerDeath {
        StartGate.Permit permit = session.startGate().enter();
        if (permit == null) {
            return false;
        }
        try (permit) {
            long launched = System.nanoTime();
            ChildProcess process;
            try {
                process = ChildProcess.launch(session.command(), name);
            } catch (IOException e) {
                throw new WorkerDeath("it could not be launched: " + e.getMessage());
            }
            child = process;
            if (abandoned) {
                process.kill(); // abandon() came before there was a process to kill.
                return false;
            }
            process.onExit(this::exited);
            try (HelloLimit limit = session.helloLimit(process)) {
                greet(process, limit);
            }
            launchToReady = Duration.ofNanos(System.nanoTime() - launched);
        }
        state = WorkerState.IDLE;
        session.ready(this);
        return true;
    }

    private void greet(ChildProcess process, HelloLimit limit) throws WorkerDeath {
        try {
            process.requests().hello(name);
            Reply reply = read(process);
            if (!(reply instanceof Reply.Hello hello)) {
                throw new WorkerDeath("its first words were not a hello");
            }
            if (hello.version() != Wire.VERSION) {
                kill();
                throw new WorkerDeath("it speaks protocol version " + hello.version() + ", this parent " + Wire.VERSION
                        + ": put the same version of pool-launch on both class paths");
            }
        } catch (IOException e) {
            throw died(process);
        } catch (WorkerDeath e) {
            throw limit.isOver()
                    ? new WorkerDeath(
                            "it did not say hello within " + HelloLimit.LIMIT.toSeconds() + " s: " + e.getMessage())
                    : e;
        }
    }

    private void serve() throws WorkerDeath {
        ChildProcess process = running();
        while (true) {
            if (!process.isAlive()) {
                throw died(process); // It went before exited() could see that this thread waits.
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
            run(process, chunk);
            state = WorkerState.IDLE;
        }
    }

    private void run(ChildProcess process, Chunk chunk) throws WorkerDeath {
        WorkerInfo info = info();
        session.listener().chunkStarted(info, chunk.items().size());
        int failed = chunk.items().size();
        try {
            failed = exchange(process, chunk, (RemoteTask) chunk.task());
        } catch (WorkerDeath death) {
            lost(chunk, process, death);
            throw death;
        } catch (RuntimeException | Error e) {
            chunk.lost(index -> new PoolException("the parent failed to handle " + place(chunk) + ": " + e, e));
            throw e;
        } finally {
            session.listener().chunkDone(info(), chunk.items().size(), failed);
        }
    }

    private void lost(Chunk chunk, ChildProcess process, WorkerDeath death) {
        if (abandoned) {
            return; // The pool has told its calls before; or this JVM exits, and nothing is to be told any more.
        }
        if (death.beforeItRead) {
            session.chunks().putBack(chunk);
            return;
        }
        long pid = process.pid();
        int code = process.exitCode();
        chunk.lost(index -> new WorkerDiedException(
                pid,
                code,
                name + " (pid " + pid + ") died while it worked on " + place(chunk) + ": " + death.getMessage()));
    }

    private static String place(Chunk chunk) {
        long first = chunk.firstIndex();
        int size = chunk.items().size();
        return size == 1 ? "item " + first : "items " + first + " to " + (first + size - 1);
    }

    /** Sends a chunk and takes its reply; returns how many items failed. */
    private int exchange(ChildProcess process, Chunk chunk, RemoteTask task) throws WorkerDeath {
        long number = tasksDone + 1;
        Map<Integer, ValueException> unsent;
        try {
            known.ensure(task, process.requests());
            unsent = process.requests().run(number, task.number(), chunk.failFast(), task.parameter(), chunk.items());
        } catch (FrameTooLargeException e) {
            chunk.lost(index -> new PoolException(place(chunk) + " cannot be sent: " + e.getMessage(), e));
            return chunk.items().size();
        } catch (IOException e) {
            // A frame is of no use to a child that did not get its end: the chunk was not run.
            throw new WorkerDeath(process.lastWords(), true);
        }
        Map<Integer, Chunk.Failure> failures = new HashMap<>();
        unsent.forEach((position, e) -> failures.put(
                position,
                index -> new PoolException(
                        "item " + index + " cannot travel to " + task.spec().displayName() + ": " + e.getMessage(),
                        e)));
        int sent = chunk.items().size() - unsent.size();
        if (sent == 0 || (chunk.failFast() && !unsent.isEmpty())) {
            chunk.done(new ChunkOutcome(nulls(chunk.items().size()), failures));
            return chunk.items().size();
        }
        try {
            int failed = settle(chunk, task, number, failures, read(process));
            tasksDone = number;
            return failed;
        } catch (IOException e) {
            throw died(process);
        }
    }

    private static List<@Nullable Object> nulls(int count) {
        return new ArrayList<>(Collections.nCopies(count, null));
    }

    /**
     * @param failures the items that were not sent; the reply's failures join them
     */
    private int settle(Chunk chunk, RemoteTask task, long number, Map<Integer, Chunk.Failure> failures, Reply reply)
            throws WorkerDeath {
        if (reply instanceof Reply.Refused refused && refused.chunk() == number) {
            Fault fault = refused.fault();
            chunk.lost(index -> new PoolException(
                    task.spec().displayName() + " could not run in " + name + ": " + fault.message(),
                    Faults.toThrowable(fault, task.loader())));
            return chunk.items().size();
        }
        if (!(reply instanceof Reply.Results results) || results.chunk() != number) {
            kill();
            throw new WorkerDeath("it answered another question than it was asked: " + reply);
        }
        ResultRow.Outcome outcome;
        try {
            outcome = results.results().read(task.result());
        } catch (JacksonException e) {
            kill();
            throw new WorkerDeath("its reply is broken: " + e.getMessage());
        }
        int ran = outcome.results().size();
        int sent = chunk.items().size() - failures.size();
        if (ran != sent && !(chunk.failFast() && outcome.faults().containsKey(ran - 1))) {
            kill();
            throw new WorkerDeath("it sent " + ran + " results for " + sent + " items");
        }
        chunk.done(new ChunkOutcome(merge(chunk, task, outcome, failures), failures));
        return failures.size();
    }

    /** Puts the reply's results and faults into the places of the items that were sent. */
    private List<@Nullable Object> merge(
            Chunk chunk, RemoteTask task, ResultRow.Outcome outcome, Map<Integer, Chunk.Failure> failures) {
        long pid = running().pid();
        List<@Nullable Object> results =
                failures.isEmpty() ? outcome.results() : nulls(chunk.items().size());
        boolean allSent = failures.isEmpty();
        int position = 0;
        for (int ran = 0; ran < outcome.results().size(); ran++) {
            while (!allSent && failures.containsKey(position)) {
                position++;
            }
            Fault fault = outcome.faults().get(ran);
            if (fault != null) {
                failures.put(
                        position,
                        index -> new TaskFailedException(
                                index,
                                "item " + index + " failed in " + name + " (pid " + pid + "): " + fault.text(),
                                Faults.toThrowable(fault, task.loader())));
            } else if (!allSent) {
                results.set(position, outcome.results().get(ran));
            }
            position++;
        }
        return results;
    }

    private Reply read(ChildProcess process) throws IOException, WorkerDeath {
        try {
            byte[] frame = process.replies().next();
            if (frame == null) {
                throw died(process);
            }
            return ReplyReader.read(frame);
        } catch (ProtocolException | FrameTooLargeException e) {
            kill();
            throw new WorkerDeath("its reply was not understood: " + e.getMessage());
        }
    }

    private ChildProcess running() {
        ChildProcess process = child;
        if (process == null) {
            throw new IllegalStateException("not launched");
        }
        return process;
    }

    private void kill() {
        ChildProcess process = child;
        if (process != null) {
            process.kill();
        }
    }

    /** The child is gone, or its channel is: what it leaves to say. */
    private static WorkerDeath died(ChildProcess process) {
        return new WorkerDeath(process.lastWords());
    }

    /** A death while the worker waits for work is noticed by nobody else: it interrupts the wait. */
    private void exited() {
        if (state == WorkerState.IDLE) {
            thread.interrupt();
        }
    }

    /** The child died, or was killed because it could not be understood; the message says how. */
    private static final class WorkerDeath extends Exception {
        private static final long serialVersionUID = 1;

        /** Whether the chunk in hand did not reach the child, and can go to another. */
        private final boolean beforeItRead;

        WorkerDeath(String message) {
            this(message, false);
        }

        WorkerDeath(String message, boolean beforeItRead) {
            super(message);
            this.beforeItRead = beforeItRead;
        }
    }
}
