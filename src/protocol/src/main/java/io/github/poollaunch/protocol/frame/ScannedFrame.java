package io.github.poollaunch.protocol.frame;

import java.io.IOException;

/**
 * A frame that does not tell its size: its bytes are looked through for the mark of its end, which JSON escapes in strings.
 * Not thread-safe.
 */
final class ScannedFrame {

    /** A frame's beginning that is no longer is kept in the block, so that it is copied once. */
    private static final int MOST_MOVED_BYTES = Block.SIZE / 2;

    private final Block block;
    private final int maxBytes;

    /** A frame's beginning that does not stay in the block. */
    private final SegmentedBytes beginning;

    // Where the frame is when its end was found.
    byte[] bytes;
    int from;
    int to;

    ScannedFrame(Block block, int maxBytes) {
        this.block = block;
        this.maxBytes = maxBytes;
        this.beginning = new SegmentedBytes(maxBytes);
        this.bytes = block.bytes;
    }

    /**
     * Reads the frame that starts at a place of the block to what ends it, and takes that.
     *
     * @return END, and it is found; START, or -1 for the stream's end, and it is none: its {@link #beginning} tells of it
     */
    int read(int start) throws IOException {
        int kept = start;
        while (true) {
            int at = indexOfMark(block.bytes, block.position, block.limit);
            if (at < block.limit) {
                block.position = at + 1;
                byte mark = block.bytes[at];
                if (mark == FrameBuffer.END) {
                    finish(kept, at - kept);
                } else {
                    keep(kept, at);
                }
                return mark;
            }
            if (beginning.size() > 0 || block.limit - kept > Math.min(MOST_MOVED_BYTES, maxBytes)) {
                keep(kept, block.limit);
                kept = block.limit;
            }
            if (!block.fill(kept)) {
                keep(0, block.limit);
                return -1;
            }
            kept = 0;
        }
    }

    /** The place of the first byte that starts or ends a frame; {@code to} if there is none. */
    static int indexOfMark(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != FrameBuffer.END && bytes[i] != FrameBuffer.START) {
            i++;
        }
        return i;
    }

    private void keep(int start, int end) {
        beginning.checkSize(end - start);
        beginning.write(block.bytes, start, end - start);
    }

    /** The frame ends in the block. Most stay there: a copy takes a collector's time, and memory that was not used before. */
    private void finish(int start, int length) {
        beginning.checkSize(length);
        int before = beginning.size();
        if (before == 0) {
            found(block.bytes, start, start + length);
            return;
        }
        byte[] whole = beginning.copyOf(before + length);
        System.arraycopy(block.bytes, start, whole, before, length);
        beginning.clear();
        found(whole, 0, whole.length);
    }

    private void found(byte[] where, int start, int end) {
        bytes = where;
        from = start;
        to = end;
    }

    /** What there is of a frame that is none, to be forgotten when it was told of. */
    SegmentedBytes beginning() {
        return beginning;
    }

    /** Keeps no array any more. */
    void forget() {
        found(block.bytes, 0, 0);
    }
}
