package io.github.poollaunch.child;

import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.frame.Printable;
import io.github.poollaunch.protocol.message.ReplyWriter;
import io.github.poollaunch.protocol.message.RequestReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the parent sends. A short request is read by the thread that runs it, since to hand it over takes as long as all else
 * that a child does for one. While a request runs, a thread of its own reads ahead, so that the parent can always write, and
 * its death is noticed: at once behind a long request, else when a request has run for a while.
 *
 * <p>The queue has no bound of its own: the parent sends a chunk and waits for its reply. Frames stay
 * bytes here, since decoding them runs the user's code, which may hang.
 */
final class Inbox {

    /** What runs longer than this, or twice as long at most, is not waited for with reading. */
    private static final int WHILE_MILLIS = 20;

    /** A longer request is one for a while; and a pipe may not have room for the next one like it. */
    private static final int SHORT_BYTES = 16 * 1024;

    /** How long replies may fail to be written before the parent's end is seen. */
    private static final Duration UNREAD_LIMIT = Duration.ofSeconds(1);

    /** Ends this JVM, in one of these ways: none returns, except in tests. */
    interface End {
        /** The stream has ended. */
        void parentIsGone();

        /**
         * A stop was read, and nothing more is: the VM's exit waits 300 ms for each thread that is blocked in a native read.
         * So the parent's death is not noticed any more.
         */
        void stopped();

        /** The stream cannot be read any more: as good as ended, but the parent may be there. */
        void cannotBeRead(Throwable why);
    }

    private final FrameReader frames;
    private final End end;
    private final OutputStream replies;

    /**
     * Under its own lock, by which one waits for the other. Not one of the JDK's queues: what they wait by brings the JDK's
     * fork-join pool, a tenth of what a child does until its first result.
     */
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();

    /** Whether one of the two threads reads; under the queue's lock, like all below. At first the reader does. */
    private boolean reading = true;

    /** How many requests the thread that runs them has taken, and how many of them the reader has seen. */
    private long taken;

    private long seen;

    /** Whether the last of them was a long one. */
    private boolean takenLong;

    /** Whether that thread waits for what the reader reads. */
    private boolean waited;

    /** Whether the reader waits to be told of the next one. */
    private boolean asleep;

    private boolean stopped;

    /** Whether replies cannot be written. */
    private boolean broken;

    /** Whether the stream has ended, and this JVM is about to. */
    private boolean gone;

    /**
     * @param replies where it tells what the threads are doing, when the parent asks
     */
    Inbox(InputStream in, OutputStream replies, End end) {
        this.replies = replies;
        this.frames = new FrameReader(in, new FrameReader.StrayBytes() {
            @Override
            public void found(byte[] first, long total) {
                ChildMain.say("skipped " + total + " bytes that are no request: "
                        + Printable.of(first, FrameReader.KEPT_STRAY_BYTES));
            }
        });
        this.end = end;
    }

    /** Returns the thread that reads ahead; the first request is its own. */
    Thread start() {
        Thread thread = new Thread("pool-child-reader") {
            @Override
            public void run() {
                readAhead();
            }
        };
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void readAhead() {
        try {
            byte[] frame;
            do {
                frame = read();
                if (frame == null) {
                    parentIsGone();
                    return;
                }
                synchronized (queue) {
                    reading = false;
                    queue.addLast(frame);
                    queue.notifyAll();
                }
            } while (awaitTurn());
            end.stopped();
        } catch (OutOfMemoryError e) {
            ChildMain.haltOutOfMemory();
        } catch (IOException | RuntimeException | Error e) {
            // The Error may be a ThreadDeath: some of the user's code has stopped all threads it found.
            end.cannotBeRead(e);
        }
    }

    private void parentIsGone() {
        synchronized (queue) {
            gone = true;
        }
        end.parentIsGone();
    }

    /**
     * To be called when a reply cannot be written. If that is so since the parent is gone, this JVM is ended as it is to be
     * then, and this does not return.
     */
    void awaitParentsEnd() {
        long limit = System.nanoTime() + UNREAD_LIMIT.toNanos();
        synchronized (queue) {
            broken = true;
            queue.notifyAll();
            long left;
            while ((left = limit - System.nanoTime()) > 0 || gone) {
                try {
                    queue.wait(gone ? 0 : TimeUnit.NANOSECONDS.toMillis(left) + 1);
                } catch (InterruptedException e) {
                    // As below.
                }
            }
        }
    }

    /**
     * Waits until somebody has to read ahead of the request that runs.
     *
     * @return false after a stop
     */
    private boolean awaitTurn() {
        synchronized (queue) {
            while (!stopped) {
                boolean same = seen == taken && !waited;
                seen = taken;
                if (!reading && (same || takenLong || broken)) {
                    reading = true;
                    return true;
                }
                asleep = same;
                try {
                    queue.wait(asleep ? 0 : WHILE_MILLIS);
                } catch (InterruptedException e) {
                    // Some of the user's code interrupts all threads it finds.
                }
                asleep = false;
            }
            return false;
        }
    }

    /** The next frame that is a request; null at the end. */
    private byte @Nullable [] read() throws IOException {
        byte[] frame;
        while ((frame = frames.next()) != null && RequestReader.asksForThreads(frame)) {
            try {
                ReplyWriter.threads(replies, ThreadDump.take());
            } catch (IOException e) {
                // Nobody hears it: the end of the stream, or of the work in hand, follows.
            }
        }
        if (frame != null && RequestReader.isStop(frame)) {
            stop();
        }
        return frame;
    }

    private void stop() {
        synchronized (queue) {
            stopped = true;
            queue.notifyAll();
        }
    }

    /**
     * Waits for the next frame. The wait ends with a frame, or with the VM.
     *
     * @throws IOException if the requests cannot be read
     */
    byte[] take() throws IOException {
        synchronized (queue) {
            while (reading && queue.isEmpty()) {
                waited = true;
                try {
                    queue.wait();
                } catch (InterruptedException e) {
                    // A task that interrupted its own thread, or a timer it left behind: it is no business of the
                    // loop's.
                }
            }
            waited = false;
            if (!queue.isEmpty()) {
                return taken(queue.removeFirst());
            }
            reading = true;
        }
        byte[] frame = read();
        if (frame == null) {
            parentIsGone();
            throw new EOFException("the parent is gone");
        }
        synchronized (queue) {
            reading = false;
            return taken(frame);
        }
    }

    private byte[] taken(byte[] frame) {
        // A timer that a task left behind may have interrupted this thread while it read, which did not notice.
        Thread.interrupted();
        taken++;
        takenLong = frame.length > SHORT_BYTES;
        if (asleep || takenLong) {
            queue.notifyAll();
        }
        return frame;
    }
}
