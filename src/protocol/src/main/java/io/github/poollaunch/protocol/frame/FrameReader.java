package io.github.poollaunch.protocol.frame;

import io.github.poollaunch.protocol.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into frames. What is not a frame (text before a frame's start, half a frame) is handed to a
 * {@link StrayBytes} and skipped, so that one stray print costs no frame. Not thread-safe: one thread at a time
 * reads a stream.
 */
public final class FrameReader {

    /** Receives bytes that belong to no frame. */
    @FunctionalInterface
    public interface StrayBytes {
        /**
         * Tells of bytes that were skipped.
         *
         * @param first the first of them, at most {@link #KEPT_STRAY_BYTES}
         * @param total how many there were
         */
        void found(byte[] first, long total);

        /** Tells in the same way of a frame that its stream's end has cut short: its sender died, mostly. */
        default void brokenOff(byte[] first, long total) {
            found(first, total);
        }
    }

    /** How much of the stray bytes is kept to be shown; Bazel's workers keep as much. */
    public static final int KEPT_STRAY_BYTES = 4096;

    private static final int SHOWN_BYTES = 200;

    /** Twice what a pipe holds on Linux, and a child's usual reply. */
    private static final int BLOCK_BYTES = 128 * 1024;

    /** A frame's beginning that is no longer is kept in the block, so that it is copied once. */
    private static final int MOST_MOVED_BYTES = BLOCK_BYTES / 2;

    private final InputStream in;
    private final StrayBytes strayBytes;
    private final int maxFrameBytes;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int position;
    private int limit;

    /** A frame's beginning that does not stay in the block. */
    private final SegmentedBytes frame;

    /** What has the frame that was found: the block, the array of its beginning, or one of its own. */
    private byte[] found = block;

    private int foundFrom;
    private int foundTo;

    private final ByteArrayOutputStream stray = new ByteArrayOutputStream(0);
    private long strayCount;

    public FrameReader(InputStream in, StrayBytes strayBytes) {
        this(in, strayBytes, Protocol.MAX_FRAME_BYTES);
    }

    FrameReader(InputStream in, StrayBytes strayBytes, int maxFrameBytes) {
        this.in = in;
        this.maxFrameBytes = maxFrameBytes;
        this.frame = new SegmentedBytes(maxFrameBytes);
        this.strayBytes = strayBytes;
    }

    /** Returns a copy of the next frame, which {@link #advance} has found; null at the end of the stream. */
    public byte @Nullable [] next() throws IOException {
        if (!advance()) {
            return null;
        }
        byte[] copy = found == block ? Arrays.copyOfRange(found, foundFrom, foundTo) : found;
        forget();
        return copy;
    }

    /**
     * Finds the next frame without its RS and last LF: a JSON text, and if that announces bytes, an LF and these bytes. It is
     * in {@link #bytes}, where the next call may write. Blocks until it is there.
     *
     * @return false at the end of the stream
     * @throws FrameTooLargeException if the frame grows beyond {@link Protocol#MAX_FRAME_BYTES}; the reader is of no use then
     * @throws FrameDamagedException if it announces another number of bytes than it has; the reader is of no use then
     * @throws OutOfMemoryError if there is no memory for it; what there was of it is forgotten, since whoever sees to that
     *     needs some
     */
    public boolean advance() throws IOException {
        forget();
        try {
            return read();
        } catch (OutOfMemoryError e) {
            frame.drop();
            throw e;
        }
    }

    /** The array with the frame that was found, between {@link #from} and {@link #to}; valid until the next is asked for. */
    public byte[] bytes() {
        return found;
    }

    public int from() {
        return foundFrom;
    }

    public int to() {
        return foundTo;
    }

    /** The frame that was found is of no use any more, and may be many bytes. */
    public void forget() {
        found(block, 0, 0);
    }

    private void found(byte[] bytes, int from, int to) {
        found = bytes;
        foundFrom = from;
        foundTo = to;
    }

    private boolean read() throws IOException {
        if (!skipToStart()) {
            return false;
        }
        int from = position;
        while (true) {
            while ((position = Marks.indexOf(block, position, limit)) < limit) {
                byte b = block[position];
                if (b == FrameBuffer.END) {
                    finish(from, position - from);
                    position++;
                    // The class that knows more is not loaded where only JSON is spoken.
                    if (foundTo - foundFrom < 3 || found[foundFrom + 2] != Announcement.FIRST_LETTER) {
                        return true;
                    }
                    byte[] json = Arrays.copyOfRange(found, foundFrom, foundTo);
                    long announced = Announcement.of(json);
                    return announced < 0 || withBytes(json, announced);
                }
                if (b == FrameBuffer.START) {
                    // A new frame starts inside this one: its sender broke off. The new one counts.
                    append(from, position);
                    addStray(first(), 0, frame.size());
                    reportStray();
                    frame.clear();
                    from = position + 1;
                }
                position++;
            }
            if (frame.size() > 0 || limit - from > Math.min(MOST_MOVED_BYTES, maxFrameBytes)) {
                append(from, limit);
                from = limit;
            }
            if (!fill(from)) {
                append(0, limit);
                position = limit;
                brokenOff(first(), frame.size());
                return false;
            }
            from = 0;
        }
    }

    /** As much of a frame that is none as is shown. */
    private byte[] first() {
        return frame.copyOf(Math.min(frame.size(), KEPT_STRAY_BYTES));
    }

    private void append(int from, int to) {
        frame.checkSize(to - from);
        frame.write(block, from, to - from);
    }

    /** The frame ends in the block. Most stay there: a copy takes a collector's time, and memory that was not used before. */
    private void finish(int from, int length) {
        frame.checkSize(length);
        int before = frame.size();
        if (before == 0) {
            found(block, from, from + length);
            return;
        }
        byte[] whole = frame.copyOf(before + length);
        System.arraycopy(block, from, whole, before, length);
        frame.clear();
        found(whole, 0, whole.length);
    }

    /** Reads the bytes behind a frame's JSON. Memory is taken as they come, whatever their announced number. */
    private boolean withBytes(byte[] json, long announced) throws IOException {
        long total = json.length + 1 + announced;
        if (total > maxFrameBytes) {
            throw new FrameTooLargeException(total, maxFrameBytes);
        }
        byte[] whole = Arrays.copyOf(json, (int) Math.min(total, json.length + 1L + block.length));
        whole[json.length] = FrameBuffer.END;
        int size = json.length + 1;
        while (true) {
            int copied = Math.min(limit - position, whole.length - size);
            System.arraycopy(block, position, whole, size, copied);
            position += copied;
            size += copied;
            if (size == total) {
                break;
            }
            if (size == whole.length) {
                whole = Arrays.copyOf(whole, (int) Math.min(total, 2L * whole.length));
            }
            if (position == limit) {
                int read = in.read(whole, size, whole.length - size);
                if (read <= 0) {
                    brokenOff(whole, size);
                    return false;
                }
                size += read;
            }
        }
        if (position == limit && !fill()) {
            brokenOff(whole, size);
            return false;
        }
        if (block[position] != FrameBuffer.END) {
            throw new FrameDamagedException("a frame announces " + announced
                    + " bytes, and behind them it does not end; it starts with "
                    + Printable.of(json, SHOWN_BYTES));
        }
        position++;
        found(whole, 0, whole.length);
        return true;
    }

    private void brokenOff(byte[] bytes, int size) {
        if (size > 0) {
            strayBytes.brokenOff(Arrays.copyOf(bytes, Math.min(size, KEPT_STRAY_BYTES)), size);
        }
    }

    private boolean skipToStart() throws IOException {
        while (true) {
            int from = position;
            while (position < limit) {
                if (block[position++] == FrameBuffer.START) {
                    addStray(block, from, position - 1 - from);
                    reportStray();
                    return true;
                }
            }
            addStray(block, from, limit - from);
            // Stray text without a frame behind it must be shown too, and soon: the sender may wait for an answer.
            reportStray();
            if (!fill()) {
                return false;
            }
        }
    }

    private boolean fill() throws IOException {
        return fill(limit);
    }

    /** Reads on behind what the block has from a place on, which comes to its beginning; false at the stream's end. */
    private boolean fill(int from) throws IOException {
        limit -= from;
        System.arraycopy(block, from, block, 0, limit);
        position = limit;
        int read = in.read(block, limit, block.length - limit);
        if (read <= 0) {
            return false;
        }
        limit += read;
        return true;
    }

    private void addStray(byte[] bytes, int from, int size) {
        int room = KEPT_STRAY_BYTES - stray.size();
        stray.write(bytes, from, Math.min(room, size));
        strayCount += size;
    }

    private void reportStray() {
        if (strayCount > 0) {
            byte[] first = stray.toByteArray();
            long total = strayCount;
            stray.reset();
            strayCount = 0;
            strayBytes.found(first, total);
        }
    }
}
