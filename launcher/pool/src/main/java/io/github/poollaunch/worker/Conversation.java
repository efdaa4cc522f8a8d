package io.github.poollaunch.worker;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.engine.ChunkSource;
import io.github.poollaunch.engine.Work;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.message.Reply;
import io.github.poollaunch.protocol.message.RequestWriter;
import io.github.poollaunch.protocol.message.ResultRow;
import io.github.poollaunch.protocol.progress.ProgressReader;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What parent and child say to each other: hello, then a chunk and its reply, again and again. Owned by the worker's
 * thread, and by a caller's while that has the worker.
 *
 * <p>A chunk is written to its end before the reply is read. The child reads while it works, on a thread of its own
 * that begins soon after, so that neither can wait for the other with full pipes.
 */
final class Conversation {

    /** How long a request may be that a caller writes: an empty pipe takes it, with what is around its items. */
    private static final int BRIEF_BYTES = SlicedOutput.FITS_A_PIPE - 4096;

    private final ChildProcess child;
    private final String worker;
    private final ChunkSource chunks;

    /** Of values; null for JSON. */
    private final @Nullable RowFormat format;

    private final KnownFunctions known = new KnownFunctions();
    private long begun;

    private final Replies replies;

    /** Set once, by the worker's thread, before there is a chunk: null if the child keeps none. */
    private volatile @Nullable ProgressReader record;

    /** Set with {@link #record}. */
    private volatile long clockOffset;

    /**
     * @param format of values; null for JSON
     * @param chunks takes what others are to run
     */
    Conversation(ChildProcess child, String worker, @Nullable RowFormat format, ChunkSource chunks) {
        this.chunks = chunks;
        this.child = child;
        this.format = format;
        this.worker = worker;
        this.replies = new Replies(child, format);
    }

    ChildProcess child() {
        return child;
    }

    @Nullable
    RowFormat format() {
        return format;
    }

    /** What the child tells of its progress; null if nothing. */
    @Nullable
    ProgressReader record() {
        return record;
    }

    /** What is to be added to the times in the record to have this JVM's. */
    long clockOffset() {
        return clockOffset;
    }

    /** When the child has taken some of a chunk's bytes, or said something of it, last. */
    long progressAt(ChunkRun run) {
        long written = child.writtenAt();
        return written - run.heardAt() > 0 ? written : run.heardAt();
    }

    /** Whether the worker's thread waits for the child's next words. */
    boolean isReading() {
        return replies.isReading();
    }

    /** A request. */
    interface Words {
        void write(RequestWriter requests) throws IOException;
    }

    /** Says what the child answers nothing to. */
    void say(Words words) throws MemberDeath {
        try {
            words.write(child.requests());
        } catch (IOException e) {
            throw died();
        }
    }

    /** Says something, and waits for the child's answer. */
    Reply ask(Words words) throws MemberDeath {
        say(words);
        return replies.next();
    }

    /** Says hello, and waits for the child's. */
    Reply hello(int id, @Nullable String recordFile) throws MemberDeath {
        try {
            child.requests().hello(worker, id, recordFile);
        } catch (IOException e) {
            throw died();
        }
        return replies.next();
    }

    /** Makes a function known that is about to be used. */
    void ensureKnown(RemoteTask task) throws MemberDeath {
        say(requests -> known.ensure(task, requests));
    }

    /** The child keeps a record of its progress; what is to be added to its times to have this JVM's. */
    void readProgress(ProgressReader kept, long offset) {
        clockOffset = offset;
        record = kept;
    }

    /** Nothing is said or asked any more. */
    void close() {
        ProgressReader kept = record;
        if (kept != null) {
            kept.close();
        }
    }

    /** The child lives, and is of no use: it is ended. */
    MemberDeath refused(String what, Fault fault, ClassLoader loader) {
        child.kill();
        return new MemberDeath(
                worker + " (pid " + child.pid() + ") " + what + ": " + fault.text(),
                () -> Faults.toThrowable(fault, loader));
    }

    /** What a chunk is known by here. */
    ChunkRun begin(Work work) {
        begun++;
        return new ChunkRun(work, begun, worker + " (pid " + child.pid() + ")", chunks);
    }

    /**
     * Has a chunk run, or goes on with one that was sent.
     *
     * @return what became of it
     * @throws MemberDeath if the child does not answer any more
     */
    ChunkEnd run(ChunkRun run) throws MemberDeath {
        ChunkEnd end = run.isWritten() ? null : send(run);
        while (end == null) {
            end = heard(run, replies.next());
        }
        return end;
    }

    /**
     * Has a chunk run if that takes but a moment, in a thread that must not be held up.
     *
     * @return what became of it; null if {@link #run} is to go on with it
     */
    @Nullable
    ChunkEnd runBriefly(ChunkRun run) throws MemberDeath {
        if (!known.has(run.task())) {
            return null;
        }
        run.sendAtMost(BRIEF_BYTES);
        ChunkEnd unsent;
        try {
            unsent = write(run);
        } catch (IOException e) {
            return null; // What has become of the child the worker's thread finds out: that takes longer than a moment.
        } finally {
            run.sendAtMost(Integer.MAX_VALUE);
        }
        if (unsent != null || !run.isWritten()) {
            return unsent;
        }
        Reply reply = replies.nextSoon();
        return reply == null ? null : heard(run, reply);
    }

    /** Sends a chunk. Returns what became of it if nothing was sent, and nothing will be; else null. */
    private @Nullable ChunkEnd send(ChunkRun run) throws MemberDeath {
        try {
            return write(run);
        } catch (IOException e) {
            throw died();
        }
    }

    private @Nullable ChunkEnd write(ChunkRun run) throws IOException {
        RemoteTask task = run.task();
        Work work = run.work();
        try {
            known.ensure(task, child.requests());
            run.written(child.requests()
                    .run(
                            new RequestWriter.Run(run.number(), task.number(), work.failFast(), run.isDivisible()),
                            task.parameter(),
                            work.items(),
                            run));
        } catch (FrameTooLargeException e) {
            return new ChunkEnd.NotInOne(
                    index -> new ItemFailedException(index, "the item cannot be sent: " + e.getMessage(), e));
        }
        return run.isWritten() && run.nothingWasSent() ? run.unsent() : null;
    }

    /** Returns what became of the chunk; null if there is more to come. */
    private @Nullable ChunkEnd heard(ChunkRun run, Reply reply) throws MemberDeath {
        if (reply instanceof Reply.Refused refused && refused.chunk() == run.number()) {
            return run.refused(refused.fault());
        }
        if (!(reply instanceof Reply.Results results) || results.chunk() != run.number()) {
            throw anotherAnswer();
        }
        ResultRow.Outcome outcome = outcome(run, results);
        replies.forget(); // Its bytes are of no use any more, and may be many.
        run.add(outcome);
        if (outcome.retire()) {
            return run.retired();
        }
        return outcome.more() ? null : end(run);
    }

    private ResultRow.Outcome outcome(ChunkRun run, Reply.Results results) throws MemberDeath {
        ResultRow.Outcome outcome;
        try {
            outcome = results.results().read(run.task().result(), run.sent() - run.received());
        } catch (JacksonException | IllegalArgumentException e) {
            throw notUnderstood("its reply is broken: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            throw replies.noMemory();
        }
        int items = outcome.results().size();
        if (items == 0 && outcome.more()) {
            throw notUnderstood("it sent a part of its results that has none");
        }
        if (outcome.retire() && !outcome.faults().containsKey(items - 1) && !run.endsWithFailure()) {
            throw notUnderstood("it wants to retire without a failure");
        }
        return outcome;
    }

    private ChunkEnd end(ChunkRun run) throws MemberDeath {
        if (run.received() == run.sent()) {
            return run.done();
        }
        if (run.isBrokenOff()) {
            return run.brokenOff();
        }
        ChunkEnd early = run.endedEarly();
        if (early == null) {
            throw notUnderstood("it sent " + run.received() + " results for " + run.sent() + " items");
        }
        return early;
    }

    /** Asks what the child's threads are doing, from another thread than the worker's, and waits until that is written. */
    void askForThreads(CompletableFuture<@Nullable String> answer) {
        replies.awaitThreads(answer);
        try {
            child.requests().askForThreads();
        } catch (IOException e) {
            answer.complete(null);
        }
    }

    MemberDeath anotherAnswer() {
        return replies.anotherAnswer();
    }

    /** Nothing that follows can be relied on: the child is ended. */
    MemberDeath notUnderstood(String what) {
        return replies.notUnderstood(what);
    }

    /** The child is gone, or its channel is: what it leaves to say. */
    private MemberDeath died() {
        return replies.died();
    }
}
