package io.github.poollaunch.protocol.frame;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rest of a frame that says how many bytes it has, and is too long for its reader's block. */
final class AnnouncedBytes {

    /** So much is read at first; a long request, of 1 MB or a little more, grows once. */
    private static final int FIRST_BYTES = Block.SIZE;

    /** What has come is copied into so many times its memory, until all has come: a frame may announce what it has not. */
    private static final int GROWTH = 16;

    private AnnouncedBytes() {}

    /**
     * Reads the frame on to its last byte, behind which its end must follow.
     *
     * @param beginning what is not in the block any more
     * @param total of how many bytes the frame is
     * @return all of it; null if the stream has ended before it
     */
    static byte @Nullable [] read(byte[] beginning, int total, Block block, Strays strays) throws IOException {
        byte[] whole = Arrays.copyOf(beginning, Math.min(total, beginning.length + FIRST_BYTES));
        int size = beginning.length;
        while (true) {
            int copied = Math.min(block.limit - block.position, whole.length - size);
            System.arraycopy(block.bytes, block.position, whole, size, copied);
            block.position += copied;
            size += copied;
            if (size == total) {
                break;
            }
            if (size == whole.length) {
                whole = Arrays.copyOf(whole, (int) Math.min(total, (long) GROWTH * whole.length));
            }
            if (block.position == block.limit) {
                int read = block.in.read(whole, size, whole.length - size);
                if (read <= 0) {
                    strays.brokenOff(whole, size);
                    return null;
                }
                size += read;
            }
        }
        if (block.position == block.limit && !block.fill()) {
            strays.brokenOff(whole, size);
            return null;
        }
        return whole;
    }
}
