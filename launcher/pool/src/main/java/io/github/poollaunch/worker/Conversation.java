package io.github.poollaunch.worker;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameDamagedException;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.function.FunctionSpec;
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

    /** Of values; null for JSON. */
    private final @Nullable RowFormat format;

    private final KnownFunctions known = new KnownFunctions();
    private long chunks;

    /** Written by the worker's thread, read when it may be stuck. */
    private volatile boolean reading;

    Conversation(ChildProcess child, String worker, @Nullable RowFormat format) {
        this.child = child;
        this.format = format;
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
    void greet(int id) throws MemberDeath {
        try {
            child.requests().hello(worker, id);
        } catch (IOException e) {
            throw died();
        }
        if (!(read() instanceof Reply.Hello hello)) {
            throw notUnderstood("its first words were not a hello");
        }
        if (hello.version() != Protocol.VERSION) {
            throw notUnderstood("it speaks protocol version " + hello.version() + ", this parent " + Protocol.VERSION
                    + ": put the same version of pool-launch on both class paths");
        }
        if (format != null && !format.name().equals(hello.format())) {
            throw notUnderstood("it does not speak the wire format " + format.name() + ": use Wire.JSON for it");
        }
    }

    /** Tells the child what the user wants of Jackson; it answers nothing. */
    void configure(FunctionSpec jackson) throws MemberDeath {
        try {
            child.requests().configure(jackson);
        } catch (IOException e) {
            throw died();
        }
    }

    /** Gives the child the pool's shared value. */
    void share(byte[] request) throws MemberDeath {
        try {
            child.requests().send(request);
        } catch (IOException e) {
            throw died();
        }
        if (!(read() instanceof Reply.Shared shared)) {
            throw notUnderstood("it answered another question than whether it has the shared value");
        }
        Fault fault = shared.fault();
        if (fault != null) {
            throw refused("cannot take up the pool's shared value", fault, ClassLoader.getSystemClassLoader());
        }
    }

    /** Has the child run the pool's initializer. */
    void initialize(RemoteTask initializer, byte[] request) throws MemberDeath {
        Reply reply;
        try {
            known.ensure(initializer, child.requests());
            child.requests().send(request);
            reply = read();
        } catch (IOException e) {
            throw died();
        } catch (MemberDeath e) {
            throw new MemberDeath("it died while it ran the initializer: " + e.getMessage());
        }
        if (!(reply instanceof Reply.Initialized initialized)) {
            throw notUnderstood("it answered another question than whether it is initialized");
        }
        Fault fault = initialized.fault();
        if (fault != null) {
            throw refused("failed in its initializer " + initializer.spec().displayName(), fault, initializer.loader());
        }
    }

    /** The child lives, and is of no use. */
    private MemberDeath refused(String what, Fault fault, ClassLoader loader) {
        child.kill();
        return new MemberDeath(
                worker + " (pid " + child.pid() + ") " + what + ": " + fault.text(),
                () -> Faults.toThrowable(fault, loader));
    }

    /**
     * Has a chunk run.
     *
     * @return what the chunk is to be told
     * @throws MemberDeath if the child does not answer any more
     */
    ChunkEnd run(Chunk chunk) throws MemberDeath {
        RemoteTask task = (RemoteTask) chunk.task();
        chunks++;
        Map<Integer, ValueException> unsent;
        try {
            known.ensure(task, child.requests());
            unsent = child.requests().run(chunks, task.number(), chunk.failFast(), task.parameter(), chunk.items());
        } catch (FrameTooLargeException e) {
            return new ChunkEnd.Lost(
                    index -> new ItemFailedException(index, "the chunk cannot be sent: " + e.getMessage(), e));
        } catch (IOException e) {
            // A frame is of no use to a child that did not get its end: the chunk was not run.
            throw new MemberDeath(child.lastWords(), true);
        }
        Map<Integer, Chunk.Failure> failures = new HashMap<>();
        unsent.forEach((position, e) -> failures.put(position, index -> task.unsent(index, e)));
        if (unsent.size() == chunk.items().size() || (chunk.failFast() && !unsent.isEmpty())) {
            return new ChunkEnd.Done(new ChunkOutcome(nulls(chunk), failures)); // Nothing was sent.
        }
        return outcome(chunk, task, failures, read());
    }

    private static List<@Nullable Object> nulls(Chunk chunk) {
        return new ArrayList<>(Collections.nCopies(chunk.items().size(), null));
    }

    /**
     * Makes a chunk's end of what the reply says.
     *
     * @param failures the items that were not sent; the reply's failures join them
     */
    private ChunkEnd outcome(Chunk chunk, RemoteTask task, Map<Integer, Chunk.Failure> failures, Reply reply)
            throws MemberDeath {
        if (reply instanceof Reply.Refused refused && refused.chunk() == chunks) {
            Fault fault = refused.fault();
            return new ChunkEnd.Lost(index -> new ItemFailedException(
                    index,
                    task.spec().displayName() + " failed in " + worker + " for its whole chunk: " + fault.text(),
                    Faults.toThrowable(fault, task.loader())));
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
        return new ChunkEnd.Done(new ChunkOutcome(merge(chunk, task, outcome, failures), failures));
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

    private Reply read() throws MemberDeath {
        try {
            reading = true;
            byte[] frame = child.replies().next();
            reading = false;
            if (frame == null) {
                throw died();
            }
            return ReplyReader.read(frame, format);
        } catch (IOException e) {
            throw died();
        } catch (ProtocolException | FrameTooLargeException | FrameDamagedException e) {
            throw notUnderstood("its reply was not understood: " + e.getMessage());
        }
    }

    /** The child is gone, or its channel is: what it leaves to say. */
    private MemberDeath died() {
        return new MemberDeath(child.lastWords());
    }

    /** Nothing that follows can be relied on: the child is ended. */
    private MemberDeath notUnderstood(String what) {
        child.kill();
        return new MemberDeath(what);
    }
}
