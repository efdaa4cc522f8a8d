package io.github.poollaunch.worker;

import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.frame.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a child has written where replies are expected, and that is none. It is shown at once, and its first bytes are kept
 * to explain a death. The worker's thread finds them, any thread may ask.
 */
final class StrayReplies implements FrameReader.StrayBytes {

    /** How much of it an error tells: enough to know whose it is. */
    private static final int TOLD_BYTES = 200;

    /** How all replies start. */
    private static final byte[] REPLY = "{\"".getBytes(StandardCharsets.US_ASCII);

    private final TaggedOutput out;

    // Under this object's lock.
    private String first = "";
    private long bytes;
    private String half = "";

    StrayReplies(TaggedOutput out) {
        this.out = out;
    }

    @Override
    public void found(byte[] first, long total) {
        synchronized (this) {
            this.first = bytes == 0 ? Printable.of(first, TOLD_BYTES) : this.first;
            bytes += total;
        }
        out.line("wrote " + total + " bytes that are no reply, which were skipped: "
                + Printable.of(first, FrameReader.KEPT_STRAY_BYTES));
    }

    /** Half a reply is what a killed worker leaves, and nothing that the user has written. */
    @Override
    public void brokenOff(byte[] first, long total) {
        int length = Math.min(first.length, REPLY.length);
        if (!Arrays.equals(first, 0, length, REPLY, 0, length)) {
            found(first, total);
            return;
        }
        synchronized (this) {
            half = "; its last reply broke off after " + total + " bytes, which start with: "
                    + Printable.of(first, TOLD_BYTES);
        }
    }

    /** What is to be added to the child's last words; empty if nothing was found. */
    synchronized String told() {
        return (bytes == 0 ? "" : "; it had written " + bytes + " bytes that are no reply, which start with: " + first)
                + half;
    }
}
