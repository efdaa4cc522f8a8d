package io.github.poollaunch.protocol.frame;

import io.github.poollaunch.protocol.Protocol;
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

    private final Block block;
    private final Strays strays;
    private final int maxFrameBytes;

    /** What is read of a frame that does not tell its size. */
    private final ScannedFrame scanned;

    /** What has the frame that was found: the block, the array of its beginning, or one of its own. */
    private byte[] found;

    private int foundFrom;
    private int foundTo;

    public FrameReader(InputStream in, StrayBytes strayBytes) {
        this(in, strayBytes, Protocol.MAX_FRAME_BYTES);
    }

    FrameReader(InputStream in, StrayBytes strayBytes, int maxFrameBytes) {
        this.block = new Block(in);
        this.strays = new Strays(strayBytes);
        this.maxFrameBytes = maxFrameBytes;
        this.scanned = new ScannedFrame(block, maxFrameBytes);
        this.found = block.bytes;
    }

    /** Returns a copy of the next frame, which {@link #advance} has found; null at the end of the stream. */
    public byte @Nullable [] next() throws IOException {
        if (!advance()) {
            return null;
        }
        byte[] copy = found == block.bytes ? Arrays.copyOfRange(found, foundFrom, foundTo) : found;
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
            scanned.beginning().drop();
            throw e;
        }
    }

    /**
     * Reads what the stream has by now, and does not wait for more. What {@link #advance} has found is of no use any more.
     *
     * @return whether {@link #advance} will not wait, since there is a whole frame; false also if that is larger than a block,
     *     or if what is before it belongs to none
     */
    public boolean isThere() throws IOException {
        forget();
        block.fillWithoutWaiting();
        return WholeFrame.isAt(block.bytes, block.position, block.limit);
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
        found(block.bytes, 0, 0);
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
        while (true) {
            int from = withOwnSize();
            long ownSize = OwnSize.of(block.bytes, from, block.limit);
            if (ownSize >= 0) {
                return ofSize(ownSize, ownSize);
            }
            int mark = scanned.read(from);
            if (mark == FrameBuffer.END) {
                found(scanned.bytes, scanned.from, scanned.to);
                scanned.forget();
                // The class that knows more is not loaded where only JSON is spoken.
                return foundTo - foundFrom < 3
                        || found[foundFrom + 2] != Announcement.FIRST_LETTER
                        || withAnnouncedBytes();
            }
            SegmentedBytes none = scanned.beginning();
            byte[] shown = none.copyOf(Math.min(none.size(), KEPT_STRAY_BYTES));
            if (mark < 0) {
                strays.brokenOff(shown, none.size());
                return false;
            }
            // A new frame starts inside this one: its sender broke off. The new one counts.
            strays.add(shown, 0, none.size());
            strays.report();
            none.clear();
        }
    }

    /** Has so much of a frame's beginning in the block that it is seen whether it tells its size; returns where it is. */
    private int withOwnSize() throws IOException {
        int from = block.position;
        boolean more = true;
        while (more
                && block.limit - from < OwnSize.BYTES
                && ScannedFrame.indexOfMark(block.bytes, from, block.limit) == block.limit) {
            more = block.fill(from);
            from = 0;
        }
        block.position = from;
        return from;
    }

    /** Reads the frame at the position, which has so many bytes by what it announces. */
    private boolean ofSize(long size, long announced) throws IOException {
        if (size > maxFrameBytes) {
            throw new FrameTooLargeException(size, maxFrameBytes);
        }
        if (size >= block.bytes.length) {
            return readOn(new byte[0], (int) size, announced);
        }
        int from = block.position;
        while (block.limit - from <= size) {
            boolean more = block.fill(from);
            from = 0;
            if (!more) {
                strays.brokenOff(block.bytes, block.limit);
                return false;
            }
        }
        block.position = from + (int) size;
        found(block.bytes, from, block.position);
        takeEnd(announced);
        return true;
    }

    /** Reads the bytes that the JSON that was found announces, if it does. */
    private boolean withAnnouncedBytes() throws IOException {
        byte[] json = Arrays.copyOfRange(found, foundFrom, foundTo);
        long announced = Announcement.of(json);
        if (announced < 0) {
            return true;
        }
        long total = json.length + 1 + announced;
        if (found == block.bytes) {
            block.position = foundFrom;
            return ofSize(total, announced);
        }
        if (total > maxFrameBytes) {
            throw new FrameTooLargeException(total, maxFrameBytes);
        }
        byte[] beginning = Arrays.copyOf(json, json.length + 1);
        beginning[json.length] = FrameBuffer.END;
        return readOn(beginning, (int) total, announced);
    }

    private boolean readOn(byte[] beginning, int total, long announced) throws IOException {
        byte[] whole = AnnouncedBytes.read(beginning, total, block, strays);
        if (whole == null) {
            return false;
        }
        found(whole, 0, total);
        takeEnd(announced);
        return true;
    }

    /** The byte at the position must be the end of the frame that was found. */
    private void takeEnd(long announced) {
        if (block.bytes[block.position] != FrameBuffer.END) {
            byte[] shown = Arrays.copyOfRange(found, foundFrom, Math.min(foundTo, foundFrom + SHOWN_BYTES));
            throw new FrameDamagedException("a frame announces " + announced
                    + " bytes, and behind them it does not end; it starts with " + Printable.of(shown, SHOWN_BYTES));
        }
        block.position++;
    }

    private boolean skipToStart() throws IOException {
        while (true) {
            int from = block.position;
            while (block.position < block.limit) {
                if (block.bytes[block.position++] == FrameBuffer.START) {
                    strays.add(block.bytes, from, block.position - 1 - from);
                    strays.report();
                    return true;
                }
            }
            strays.add(block.bytes, from, block.limit - from);
            // Stray text without a frame behind it must be shown too, and soon: the sender may wait for an answer.
            strays.report();
            if (!block.fill()) {
                return false;
            }
        }
    }
}
