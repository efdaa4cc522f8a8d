package io.github.poollaunch.worker;

import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameDamagedException;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.message.ProtocolException;
import io.github.poollaunch.protocol.message.Reply;
import io.github.poollaunch.protocol.message.ReplyReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a child says, one reply after another, and what becomes of a child that says nothing any more, or nonsense. Owned by the
 * worker's thread, and by a caller's while that has the worker.
 */
final class Replies {

    private static final String NO_MEMORY =
            "its reply does not fit into this JVM's memory: give this JVM a larger heap, or have smaller results";

    /** A child's end follows that of its output within milliseconds. */
    private static final Duration SILENT_LIMIT = Duration.ofSeconds(2);

    /** How long a thread looks for an answer rather than to sleep: what waking it would take, or two threads. */
    private static final long MOMENT_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final ChildProcess child;

    /** Of values; null for JSON. */
    private final @Nullable RowFormat format;

    /** Written by who reads, read when that may be stuck. */
    private volatile boolean reading;

    /** Who waits for what the child's threads are doing. */
    private volatile @Nullable CompletableFuture<@Nullable String> threads;

    /**
     * @param format of values; null for JSON
     */
    Replies(ChildProcess child, @Nullable RowFormat format) {
        this.child = child;
        this.format = format;
    }

    /** Whether the worker's thread waits for the child's next words. */
    boolean isReading() {
        return reading;
    }

    /** The child is about to be asked what its threads are doing; from any thread. */
    void awaitThreads(CompletableFuture<@Nullable String> answer) {
        threads = answer;
    }

    /** Waits for the child's next words, but for those of its threads, which are told who waits for them. */
    Reply next() throws MemberDeath {
        Reply reply;
        do {
            reply = read();
        } while (reply == null);
        return reply;
    }

    /**
     * The same, for a moment only, and without being blocked: in a thread that can be interrupted.
     *
     * @return null if there are none by then
     */
    @SuppressWarnings(
            "ThreadPriorityCheck") // for speed alone: without the yield it is the worker's thread that hears the child
    @Nullable
    Reply nextSoon() throws MemberDeath {
        long begun = System.nanoTime();
        reading = true;
        try {
            while (!child.replies().isThere()) {
                if (System.nanoTime() - begun > MOMENT_NANOS
                        || Thread.currentThread().isInterrupted()) {
                    return null;
                }
                Thread.yield(); // The child may need this CPU.
            }
        } catch (IOException e) {
            return null; // What has become of it the worker's thread finds out: that takes longer than a moment.
        } finally {
            reading = false;
        }
        return read();
    }

    /** Reads the child's next words; null if they were of its threads. */
    private @Nullable Reply read() throws MemberDeath {
        try {
            reading = true;
            FrameReader frames = child.replies();
            boolean heard = frames.advance();
            reading = false;
            if (!heard) {
                throw silent();
            }
            Reply reply = ReplyReader.read(frames.bytes(), frames.from(), frames.to(), format);
            if (!(reply instanceof Reply.Threads told)) {
                return reply;
            }
            CompletableFuture<@Nullable String> asked = threads;
            if (asked == null) {
                throw notUnderstood("it told of its threads without being asked");
            }
            asked.complete(told.dump());
            return null;
        } catch (IOException e) {
            throw died();
        } catch (ProtocolException | FrameTooLargeException | FrameDamagedException e) {
            throw notUnderstood("its reply was not understood: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            throw noMemory();
        }
    }

    /** The last reply was read, and its bytes are of no use any more. */
    void forget() {
        child.replies().forget();
    }

    /** This JVM has no memory for the last reply. */
    MemberDeath noMemory() {
        forget(); // What follows takes some memory.
        return notUnderstood(NO_MEMORY);
    }

    MemberDeath anotherAnswer() {
        FrameReader frames = child.replies();
        byte[] frame = Arrays.copyOfRange(frames.bytes(), frames.from(), frames.to());
        return notUnderstood("it answered another question than it was asked: " + ProtocolException.shown(frame));
    }

    /** There will be no more words: mostly because the child is gone. */
    private MemberDeath silent() {
        return child.awaitExit(SILENT_LIMIT)
                ? died()
                : notUnderstood("it closed its output while it went on, and was ended for that");
    }

    /** The child is gone, or its channel is: what it leaves to say. */
    MemberDeath died() {
        return new MemberDeath(child.lastWords());
    }

    /** Nothing that follows can be relied on: the child is ended. */
    MemberDeath notUnderstood(String what) {
        child.kill();
        return new MemberDeath(what);
    }
}
