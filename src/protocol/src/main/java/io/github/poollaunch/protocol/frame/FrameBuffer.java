package io.github.poollaunch.protocol.frame;

import io.github.poollaunch.protocol.Protocol;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One frame in the making, written to its stream in one piece. It can be used again and again; it is not thread-safe.
 *
 * <p>A frame is built in memory first, so that a value that turns out not to fit can be taken back ({@link #truncate}),
 * and so that nothing reaches the stream of a frame that cannot be finished.
 *
 * <p>No ByteArrayOutputStream: that locks itself for each write, which costs more than a small result's bytes do.
 */
public final class FrameBuffer extends OutputStream {

    /** RFC 7464's record separator. JSON escapes it inside strings, so that it can only mean a frame's start. */
    public static final byte START = 0x1e;

    /** A line feed. The JSON of a frame is written without line breaks. */
    public static final byte END = '\n';

    /** What stays allocated between frames: the size of a pipe on Linux. */
    private static final int KEPT_BYTES = 64 * 1024;

    /** What stays allocated behind a frame that needed it: one chunk of a large list follows the other. */
    private static final int MOST_KEPT_BYTES = 1024 * 1024;

    /** From here on, memory is dearer than copying. */
    private static final int LARGE_BYTES = 16 * 1024 * 1024;

    private byte[] buf = new byte[1024];
    private int count;

    /** How many bytes it has. */
    public int size() {
        return count;
    }

    /** A copy of its bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buf, count);
    }

    /** Starts an empty frame; what was there is forgotten. */
    public void begin() {
        count = 0;
        write(START);
    }

    /** Starts a frame behind whose JSON the bytes in {@code values} are sent; what was there is forgotten. */
    public FrameBuffer begin(FrameBuffer values) {
        begin();
        return ascii(Announcement.START).number(values.size()).ascii(",");
    }

    /** Appends {@code text}, which must be ASCII. */
    public FrameBuffer ascii(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        write(bytes, 0, bytes.length);
        return this;
    }

    /** Appends a whole number. */
    public FrameBuffer number(long number) {
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                return ascii(Long.toString(number));
            }
            write('-');
        }
        long digits = Math.abs(number);
        int length = Digits.count(digits);
        ensureRoom(length);
        count += length;
        Digits.write(digits, buf, count);
        return this;
    }

    /** Appends whole numbers, separated by commas. */
    public FrameBuffer numbers(List<Integer> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            ascii(i == 0 ? "" : ",").number(numbers.get(i));
        }
        return this;
    }

    /** The array that holds its bytes, valid until the next change. */
    public byte[] array() {
        return buf;
    }

    /** Forgets everything behind the first {@code size} bytes. */
    public void truncate(int size) {
        if (size > count) {
            throw new IllegalArgumentException("cannot truncate " + count + " bytes to " + size);
        }
        count = size;
    }

    /**
     * Ends the frame and writes it to {@code out}, flushed.
     *
     * @throws FrameTooLargeException if it has more than {@link Protocol#MAX_FRAME_BYTES}; nothing was written then
     */
    public void send(OutputStream out) throws IOException {
        write(END);
        if (count > Protocol.MAX_FRAME_BYTES) {
            throw new FrameTooLargeException(count, Protocol.MAX_FRAME_BYTES);
        }
        synchronized (out) { // Two threads of a child have something to say.
            writeTo(out);
            out.flush();
        }
        clear();
    }

    /**
     * Ends a frame that was begun with {@code values}, and writes it and them to {@code out}, flushed.
     *
     * @throws FrameTooLargeException if both have more than {@link Protocol#MAX_FRAME_BYTES}; nothing was written then
     */
    public void send(OutputStream out, FrameBuffer values) throws IOException {
        write(END);
        long total = 1L + count + values.count;
        if (total > Protocol.MAX_FRAME_BYTES) {
            throw new FrameTooLargeException(total, Protocol.MAX_FRAME_BYTES);
        }
        synchronized (out) {
            if (total <= KEPT_BYTES) {
                // In one piece: each write to a pipe may wake its reader.
                write(values.buf, 0, values.count);
                write(END);
                out.write(buf, 0, count);
            } else {
                writeTo(out);
                values.writeTo(out);
                out.write(END);
            }
            out.flush();
        }
        values.clear();
        clear();
    }

    /** The JDK copies what is written at once into memory that it allocates for it. */
    private void writeTo(OutputStream out) throws IOException {
        for (int from = 0; from < count; from += KEPT_BYTES) {
            out.write(buf, from, Math.min(KEPT_BYTES, count - from));
        }
    }

    /** Forgets everything, and what memory a large frame has taken that the next one may not need. */
    public void clear() {
        if (buf.length > KEPT_BYTES && (buf.length > MOST_KEPT_BYTES || count < buf.length / 2)) {
            buf = new byte[KEPT_BYTES];
        }
        count = 0;
    }

    @Override
    public void write(int b) {
        ensureRoom(1);
        buf[count++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        ensureRoom(length);
        System.arraycopy(bytes, offset, buf, count, length);
        count += length;
    }

    private void ensureRoom(int length) {
        if (length > buf.length - count) {
            grow((long) count + length);
        }
    }

    private void grow(long needed) {
        // One more than a frame may have: send() counts.
        if (needed > Protocol.MAX_FRAME_BYTES + 1L) {
            throw new FrameTooLargeException(needed, Protocol.MAX_FRAME_BYTES);
        }
        long more = buf.length < LARGE_BYTES ? 2L * buf.length : buf.length + buf.length / 2L;
        // Some room behind a large piece, so that a comma does not copy it.
        long room = Math.max(needed + (needed < LARGE_BYTES ? 0 : KEPT_BYTES), more);
        buf = Arrays.copyOf(buf, (int) Math.min(room, Protocol.MAX_FRAME_BYTES + 1L));
    }
}
