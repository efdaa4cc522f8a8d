package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.message.Request.ShareFile;
import io.github.poollaunch.protocol.message.RequestWriter;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * How a pool's shared value travels: a small one in a message, a large one in a file, as what it is or as the message. Used by
 * the thread that makes the pool.
 */
final class Share {

    private final SharedType shared;

    /** Null if the value can go into a file as it is. */
    private final @Nullable FrameBuffer message;

    /**
     * @throws PoolException if it cannot travel
     */
    Share(SharedType shared) {
        this.shared = shared;
        this.message = SharedFile.takes(shared) ? null : encode();
    }

    private FrameBuffer encode() {
        try {
            return frame(requests -> requests.share(shared.text(), shared.codec(), shared.value()));
        } catch (ValueException | FrameTooLargeException e) {
            throw shared.refused(e);
        }
    }

    /** A frame in memory. */
    static FrameBuffer frame(Conversation.Words request) {
        FrameBuffer frame = new FrameBuffer();
        try {
            request.write(new RequestWriter(frame, null));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return frame;
    }

    /**
     * Returns the frame that gives a child the value, and writes the file of which it may tell.
     *
     * @throws PoolException if the value is too large for a message, and cannot go into a file as it is
     */
    byte[] request(PoolFolder folder) {
        ShareFile file = message == null ? SharedFile.ofValue(shared.value(), folder) : null;
        if (file == null) {
            FrameBuffer whole = message == null ? encode() : message;
            file = SharedFile.ofMessage(whole, folder);
            if (file == null) {
                return whole.toByteArray();
            }
        }
        ShareFile written = file;
        return frame(requests -> requests.shareFile(written)).toByteArray();
    }
}
