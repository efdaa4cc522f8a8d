package io.github.poollaunch.child;

import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.frame.Printable;
import io.github.poollaunch.protocol.message.ReplyWriter;
import io.github.poollaunch.protocol.message.RequestReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * Reads ahead, on a thread of its own, so that the parent can always write, and its death is noticed while a task runs.
 *
 * <p>The queue has no bound of its own: the parent sends a chunk and waits for its reply. Frames stay
 * bytes here, since decoding them runs the user's code, which may hang.
 */
final class Inbox {

    /** How long the work in hand and the user's shutdown hooks may go on after a stop, at most, if the parent dies too. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final FrameReader frames;
    private final Runnable whenParentIsGone;
    private final OutputStream replies;

    /**
     * Under its own lock, by which one waits for the other. Not one of the JDK's queues: what they wait by brings the JDK's
     * fork-join pool, a tenth of what a child does until its first result.
     */
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();

    /**
     * @param replies where it tells what the threads are doing, when the parent asks
     */
    Inbox(InputStream in, OutputStream replies, Runnable whenParentIsGone) {
        this.replies = replies;
        this.frames = new FrameReader(in, new FrameReader.StrayBytes() {
            @Override
            public void found(byte[] first, long total) {
                ChildMain.say("skipped " + total + " bytes that are no request: "
                        + Printable.of(first, FrameReader.KEPT_STRAY_BYTES));
            }
        });
        this.whenParentIsGone = whenParentIsGone;
    }

    void start() {
        Thread thread = new Thread("pool-child-reader") {
            @Override
            public void run() {
                readUntilTheEnd();
            }
        };
        thread.setDaemon(true);
        thread.start();
    }

    private void readUntilTheEnd() {
        boolean stopped = false;
        try {
            byte[] frame;
            while (!stopped && (frame = frames.next()) != null) {
                stopped = RequestReader.isStop(frame);
                if (RequestReader.asksForThreads(frame)) {
                    ReplyWriter.threads(replies, ThreadDump.take());
                } else {
                    put(frame);
                }
            }
            if (stopped) {
                haltLater();
            }
        } catch (OutOfMemoryError e) {
            ChildMain.haltOutOfMemory();
        } catch (IOException | RuntimeException | Error e) {
            // A stream that cannot be read is as good as ended; the parent sees the exit and tells what this says. (The
            // Error may be a ThreadDeath: some of the user's code has stopped all threads it found.)
            ChildMain.say("the requests cannot be read: " + e);
        } finally {
            whenParentIsGone.run();
        }
    }

    /**
     * After a stop nothing more is read: the VM's exit waits 300 ms for each thread that is blocked in a native read. So
     * the parent's death is not noticed any more, and a time limit takes its place.
     */
    private static void haltLater() {
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        long left;
        while ((left = end - System.nanoTime()) > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(left);
            } catch (InterruptedException e) {
                // Some of the user's code interrupts all threads it finds, and perhaps did so long ago: the limit
                // stands.
            }
        }
    }

    private void put(byte[] frame) {
        synchronized (queue) {
            queue.addLast(frame);
            queue.notifyAll();
        }
    }

    /** Waits for the next frame. The wait ends with a frame, or with the VM. */
    byte[] take() {
        while (true) {
            try {
                synchronized (queue) {
                    while (queue.isEmpty()) {
                        queue.wait();
                    }
                    return queue.removeFirst();
                }
            } catch (InterruptedException e) {
                // A task that interrupted its own thread, or a timer it left behind: it is no business of the loop's.
            }
        }
    }
}
