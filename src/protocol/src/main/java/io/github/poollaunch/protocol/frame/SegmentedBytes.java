package io.github.poollaunch.protocol.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.io.NumberOutput;

/**
 * Bytes in memory, with a limit. Up to {@link #MOST_KEPT_BYTES} they are in one array, which grows;
 * behind that come segments, so that what is there is not copied, and no memory touched that is not needed.
 *
 * <p>No ByteArrayOutputStream: that locks itself for each write, which costs more than a small result's bytes do.
 */
class SegmentedBytes extends OutputStream {

    /** What stays allocated when all is forgotten, and is written at once: the size of a pipe on Linux. */
    static final int KEPT_BYTES = 64 * 1024;

    /** What stays allocated behind a frame that needed it: one chunk of a large list follows the other. */
    private static final int MOST_KEPT_BYTES = 1024 * 1024;

    private static final int SEGMENT_BYTES = 4 * 1024 * 1024;

    /** Of a comma, a sign, and the digits of a long. */
    private static final int MOST_CHARS = 2 + 19;

    /** So many numbers, at most, are written after one look at the room for them. */
    static final int ROW = 128;

    /** Segments that are full, or were when they were left: of the array the first {@code length} bytes. */
    private static final class Segment {
        final byte[] bytes;
        final int length;

        Segment(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }
    }

    private static final byte[] NOTHING = {};

    private final int most;

    private final List<Segment> full = new ArrayList<>(0);

    /** The bytes in the full segments. */
    private int before;

    /** The last segment, and how much of it is used. */
    private byte[] buf = new byte[1024];

    private int used;

    /**
     * @param most how many bytes it may have: when it has no room for more, they are refused with a
     *     {@link FrameTooLargeException}
     */
    SegmentedBytes(int most) {
        this.most = most;
    }

    /** How many bytes it has. */
    public int size() {
        return before + used;
    }

    /** A copy of its bytes. */
    public byte[] toByteArray() {
        return copyOf(size());
    }

    /** A copy of its first bytes, with noughts behind them if it has no more. */
    final byte[] copyOf(int length) {
        byte[] all = new byte[length];
        int place = 0;
        for (Segment segment : full) {
            int some = Math.min(segment.length, length - place);
            System.arraycopy(segment.bytes, 0, all, place, some);
            place += some;
        }
        System.arraycopy(buf, 0, all, place, Math.min(used, length - place));
        return all;
    }

    /** The array that holds its bytes, which are no more than {@link #MOST_KEPT_BYTES}; valid until the next change. */
    public byte[] array() {
        if (before > 0) {
            throw new IllegalStateException(size() + " bytes are not in one array");
        }
        return buf;
    }

    /** The array that holds the first of them. */
    final byte[] beginning() {
        return full.isEmpty() ? buf : full.get(0).bytes;
    }

    /** Forgets everything behind the first {@code size} bytes. */
    public void truncate(int size) {
        if (size > size()) {
            throw new IllegalArgumentException("cannot truncate " + size() + " bytes to " + size);
        }
        while (size <= before && !full.isEmpty()) {
            Segment last = full.remove(full.size() - 1);
            buf = last.bytes;
            before -= last.length;
        }
        used = size - before;
    }

    final void writeTo(OutputStream out) throws IOException {
        writeTo(out, 0);
    }

    /** Writes its bytes from that place on, which is no later than the end of its first segment. */
    public final void writeTo(OutputStream out, int from) throws IOException {
        int place = from;
        for (Segment segment : full) {
            write(segment.bytes, place, segment.length, out);
            place = 0;
        }
        write(buf, place, used, out);
    }

    /** In pieces: the JDK copies what is written at once into memory that it allocates for it. */
    private static void write(byte[] bytes, int start, int length, OutputStream out) throws IOException {
        for (int from = start; from < length; from += KEPT_BYTES) {
            out.write(bytes, from, Math.min(KEPT_BYTES, length - from));
        }
    }

    /** Forgets everything, and what memory a large frame has taken that the next one may not need. */
    public void clear() {
        boolean needed = size() >= buf.length / 2;
        truncate(0);
        if (buf.length > MOST_KEPT_BYTES || (buf.length > KEPT_BYTES && !needed)) {
            buf = new byte[KEPT_BYTES];
        }
    }

    /** Forgets everything, with all of its memory, and takes none for that. */
    final void drop() {
        full.clear();
        before = 0;
        used = 0;
        buf = NOTHING;
    }

    @Override
    public void write(int b) {
        ensureRoom(1);
        buf[used++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int done = 0;
        if (length > buf.length - used) {
            if (size() + (long) length > MOST_KEPT_BYTES) {
                checkSize(length);
                done = buf.length - used;
                System.arraycopy(bytes, offset, buf, used, done);
                used = buf.length;
            }
            ensureRoom(length - done);
        }
        System.arraycopy(bytes, offset + done, buf, used, length - done);
        used += length - done;
    }

    /** Appends the digits of a number that is not negative. */
    final void writeDigits(long number) {
        int length = Digits.count(number);
        ensureRoom(length);
        used += length;
        Digits.write(number, buf, used);
    }

    /** Appends whole numbers, each behind a comma; none is the smallest long. */
    final void writeWholes(long[] numbers, int from, int to) {
        for (int i = from; i < to; i += ROW) {
            int end = Math.min(i + ROW, to);
            ensureRoom((end - i) * MOST_CHARS);
            used = Digits.writeRow(numbers, i, end, buf, used);
        }
    }

    /** Appends the shortest digits that are this number and no other of its type; it must be finite. */
    final void writeFraction(double number) {
        ensureRoom(NumberOutput.MAX_DOUBLE_BYTES);
        used = NumberOutput.outputDouble(number, buf, used);
    }

    /** As the other one. */
    final void writeFraction(float number) {
        ensureRoom(NumberOutput.MAX_FLOAT_BYTES);
        used = NumberOutput.outputFloat(number, buf, used);
    }

    /** Appends bytes, whose array belongs to this from now on: large ones are not copied. */
    public void give(byte[] bytes) {
        if (bytes.length <= MOST_KEPT_BYTES) {
            write(bytes, 0, bytes.length);
            return;
        }
        checkSize(bytes.length);
        byte[] next = new byte[KEPT_BYTES];
        leave();
        full.add(new Segment(bytes, bytes.length));
        before += bytes.length;
        buf = next;
    }

    /** Makes room for so many bytes in one piece. */
    private void ensureRoom(int length) {
        if (length > buf.length - used) {
            checkSize(length);
            if (size() + (long) length <= MOST_KEPT_BYTES) {
                int room = Math.max(used + length, 2 * buf.length);
                buf = Arrays.copyOf(buf, Math.min(room, MOST_KEPT_BYTES));
            } else {
                byte[] next = new byte[Math.max(length, SEGMENT_BYTES)];
                leave();
                buf = next;
            }
        }
    }

    /** The last segment is full, whatever room it has. */
    private void leave() {
        full.add(new Segment(buf, used));
        before += used;
        used = 0;
    }

    /** Refuses more than may be there, whatever room there is. */
    final void checkSize(long more) {
        if (size() + more > most) {
            throw new FrameTooLargeException(size() + more, most);
        }
    }
}
