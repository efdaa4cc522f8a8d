package io.github.poollaunch.worker;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.protocol.Wire;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.message.ProtocolException;
import io.github.poollaunch.protocol.message.Reply;
import io.github.poollaunch.protocol.message.ReplyReader;
import io.github.poollaunch.protocol.message.ResultRow;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What parent and child say to each other: hello, then a chunk and its reply, again and again. Owned by the worker's
 * thread.
 *
 * <p>A chunk is written to its end before the reply is read. The child always reads, on a thread of its own, so that
 * neither can wait for the other with full pipes.
 */
final class Conversation {

    private final ChildProcess child;
    private final String worker;
    private final KnownFunctions known = new KnownFunctions();
    private long chunks;

    /** Written by the worker's thread, read when it may be stuck. */
    private volatile boolean reading;

    Conversation(ChildProcess child, String worker) {
        this.child = child;
        this.worker = worker;
    }

    ChildProcess child() {
        return child;
    }

    /** Whether the worker's thread waits for the child's next words. */
    boolean isReading() {
        return reading;
    }

    /** Says hello and waits for the child's. */
    void greet() throws WorkerDeath {
        try {
            child.requests().hello(worker);
        } catch (IOException e) {
            throw died();
        }
        if (!(read() instanceof Reply.Hello hello)) {
            throw notUnderstood("its first words were not a hello");
        }
        if (hello.version() != Wire.VERSION) {
            throw notUnderstood("it speaks protocol version " + hello.version() + ", this parent " + Wire.VERSION
                    + ": put the same version of pool-launch on both class paths");
        }
    }

    /**
     * Has a chunk run, and tells it its outcome.
     *
     * @return how many items failed
     * @throws WorkerDeath if the child does not answer any more; then the chunk was told nothing
     */
    int run(Chunk chunk) throws WorkerDeath {
        RemoteTask task = (RemoteTask) chunk.task();
        chunks++;
        Map<Integer, ValueException> unsent;
        try {
            known.ensure(task, child.requests());
            unsent = child.requests().run(chunks, task.number(), chunk.failFast(), task.parameter(), chunk.items());
        } catch (FrameTooLargeException e) {
            chunk.lost(index -> new ItemFailedException(index, "the chunk cannot be sent: " + e.getMessage(), e));
            return chunk.items().size();
        } catch (IOException e) {
            // A frame is of no use to a child that did not get its end: the chunk was not run.
            throw new WorkerDeath(child.lastWords(), true);
        }
        Map<Integer, Chunk.Failure> failures = new HashMap<>();
        unsent.forEach((position, e) -> failures.put(position, index -> unsent(index, task, e)));
        if (unsent.size() == chunk.items().size() || (chunk.failFast() && !unsent.isEmpty())) {
            chunk.done(new ChunkOutcome(nulls(chunk), failures)); // Nothing was sent.
            return chunk.items().size();
        }
        return settle(chunk, task, failures, read());
    }

    private static ItemFailedException unsent(long index, RemoteTask task, ValueException e) {
        return new ItemFailedException(
                index, "item " + index + " cannot travel to " + task.spec().displayName() + ": " + e.getMessage(), e);
    }

    private static List<@Nullable Object> nulls(Chunk chunk) {
        return new ArrayList<>(Collections.nCopies(chunk.items().size(), null));
    }

    /**
     * Tells a chunk what the reply says.
     *
     * @param failures the items that were not sent; the reply's failures join them
     */
    private int settle(Chunk chunk, RemoteTask task, Map<Integer, Chunk.Failure> failures, Reply reply)
            throws WorkerDeath {
        if (reply instanceof Reply.Refused refused && refused.chunk() == chunks) {
            Fault fault = refused.fault();
            chunk.lost(index -> new ItemFailedException(
                    index,
                    task.spec().displayName() + " failed in " + worker + " for its whole chunk: " + fault.text(),
                    Faults.toThrowable(fault, task.loader())));
            return chunk.items().size();
        }
        if (!(reply instanceof Reply.Results results) || results.chunk() != chunks) {
            throw notUnderstood("it answered another question than it was asked: " + reply);
        }
        ResultRow.Outcome outcome;
        try {
            outcome = results.results().read(task.result());
        } catch (JacksonException | IllegalArgumentException e) {
            throw notUnderstood("its reply is broken: " + e.getMessage());
        }
        int ran = outcome.results().size();
        int sent = chunk.items().size() - failures.size();
        boolean brokeOff = chunk.failFast() && ran < sent && outcome.faults().containsKey(ran - 1);
        if (ran != sent && !brokeOff) {
            throw notUnderstood("it sent " + ran + " results for " + sent + " items");
        }
        chunk.done(new ChunkOutcome(merge(chunk, task, outcome, failures), failures));
        return failures.size();
    }

    /** Puts the reply's results and faults into the places of the items that were sent. */
    private List<@Nullable Object> merge(
            Chunk chunk, RemoteTask task, ResultRow.Outcome outcome, Map<Integer, Chunk.Failure> failures) {
        boolean allSent = failures.isEmpty();
        List<@Nullable Object> results = allSent ? outcome.results() : nulls(chunk);
        int position = 0;
        for (int ran = 0; ran < outcome.results().size(); ran++) {
            while (!allSent && failures.containsKey(position)) {
                position++;
            }
            Fault fault = outcome.faults().get(ran);
            if (fault != null) {
                failures.put(position, index -> failed(index, task, fault));
            } else if (!allSent) {
                results.set(position, outcome.results().get(ran));
            }
            position++;
        }
        return results;
    }

    private TaskFailedException failed(long index, RemoteTask task, Fault fault) {
        return new TaskFailedException(
                index,
                "item " + index + " failed in " + worker + " (pid " + child.pid() + "): " + fault.text(),
                Faults.toThrowable(fault, task.loader()));
    }

    private Reply read() throws WorkerDeath {
        try {
            reading = true;
            byte[] frame = child.replies().next();
            reading = false;
            if (frame == null) {
                throw died();
            }
            return ReplyReader.read(frame);
        } catch (IOException e) {
            throw died();
        } catch (ProtocolException | FrameTooLargeException e) {
            throw notUnderstood("its reply was not understood: " + e.getMessage());
        }
    }

    /** The child is gone, or its channel is: what it leaves to say. */
    private WorkerDeath died() {
        return new WorkerDeath(child.lastWords());
    }

    /** Nothing that follows can be relied on: the child is ended. */
    private WorkerDeath notUnderstood(String what) {
        child.kill();
        return new WorkerDeath(what);
    }
}
