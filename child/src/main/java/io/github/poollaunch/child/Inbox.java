package io.github.poollaunch.child;

import io.github.poollaunch.protocol.frame.FrameReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Reads ahead, on a thread of its own, so that the parent can always write, and its death is noticed while a task runs.
 *
 * <p>The queue has no bound of its own: the parent sends a chunk more than a child works on, and no further. Frames stay
 * bytes here, since decoding them runs the user's code, which may hang.
 */
final class Inbox {

    private final FrameReader frames;
    private final Runnable whenParentIsGone;
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();

    Inbox(InputStream in, Runnable whenParentIsGone) {
        this.frames = new FrameReader(in, new FrameReader.StrayBytes() {
            @Override
            public void found(byte[] first, long total) {
                System.err.println("pool-launch: skipped " + total + " bytes that are no request: "
                        + new String(first, StandardCharsets.UTF_8));
            }
        });
        this.whenParentIsGone = whenParentIsGone;
    }

    void start() {
        Thread thread = new Thread("pool-child-reader") {
            @Override
            public void run() {
                readUntilParentIsGone();
            }
        };
        thread.setDaemon(true);
        thread.start();
    }

    private void readUntilParentIsGone() {
        try {
            byte[] frame;
            while ((frame = frames.next()) != null) {
                queue.add(frame);
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A stream that cannot be read is as good as ended; the parent sees the exit and tells what this says.
            System.err.println("pool-launch: the requests cannot be read: " + e);
        } finally {
            whenParentIsGone.run();
        }
    }

    /** Waits for the next frame. The wait ends with a frame, or with the VM. */
    byte[] take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // A task that interrupted its own thread, or a timer it left behind: it is no business of the loop's.
            }
        }
    }
}
