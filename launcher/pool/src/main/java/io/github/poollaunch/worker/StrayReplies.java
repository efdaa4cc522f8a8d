package io.github.poollaunch.worker;

import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.frame.Printable;

/**
 * What a child has written where replies are expected, and that is none. It is shown at once, and its first bytes are kept
 * to explain a death. The worker's thread finds them, any thread may ask.
 */
final class StrayReplies implements FrameReader.StrayBytes {

    private final TaggedOutput out;

    // Under this object's lock.
    private String first = "";
    private long bytes;

    StrayReplies(TaggedOutput out) {
        this.out = out;
    }

    @Override
    public void found(byte[] first, long total) {
        String shown = Printable.of(first, FrameReader.KEPT_STRAY_BYTES);
        synchronized (this) {
            this.first = bytes == 0 ? shown : this.first;
            bytes += total;
        }
        out.line("wrote " + total + " bytes that are no reply, which were skipped: " + shown);
    }

    /** What is to be added to the child's last words; empty if nothing was found. */
    synchronized String told() {
        return bytes == 0 ? "" : "; it had written " + bytes + " bytes that are no reply, which start with: " + first;
    }
}
