package io.github.poollaunch.protocol.frame;

import java.io.IOException;
import java.io.InputStream;

/** What was read of a stream and is not taken yet: the bytes from a position up to a limit. Not thread-safe. */
final class Block {

    /** Twice what a pipe holds on Linux, and a child's usual reply. */
    static final int SIZE = 128 * 1024;

    final InputStream in;
    final byte[] bytes = new byte[SIZE];
    int position;
    int limit;

    Block(InputStream in) {
        this.in = in;
    }

    /** Reads on; nothing of what there is is needed any more. */
    boolean fill() throws IOException {
        return fill(limit);
    }

    /**
     * Reads on behind what there is from a place on, which comes to the beginning; it is taken, but for what is new.
     *
     * @return false at the stream's end
     */
    boolean fill(int from) throws IOException {
        limit -= from;
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, limit);
        }
        position = limit;
        int read = in.read(bytes, limit, bytes.length - limit);
        if (read <= 0) {
            return false;
        }
        limit += read;
        return true;
    }

    /** Reads on with what the stream has by now, and does not wait for more; nothing is taken. */
    void fillWithoutWaiting() throws IOException {
        int there = in.available();
        if (there == 0) {
            return;
        }
        if (position > 0) {
            limit -= position;
            System.arraycopy(bytes, position, bytes, 0, limit);
            position = 0;
        }
        limit += Math.max(0, in.read(bytes, limit, Math.min(there, bytes.length - limit)));
    }
}
