package io.github.poollaunch.protocol.frame;

import io.github.poollaunch.protocol.Protocol;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * One frame in the making. It can be used again and again; it is not thread-safe.
 *
 * <p>A frame is built in memory first, so that a value that turns out not to fit can be taken back ({@link #truncate}),
 * and so that nothing reaches the stream of a frame that cannot be finished.
 */
public final class FrameBuffer extends SegmentedBytes {

    /** RFC 7464's record separator. JSON escapes it inside strings, so that it can only mean a frame's start. */
    public static final byte START = 0x1e;

    /** A line feed. The JSON of a frame is written without line breaks. */
    public static final byte END = '\n';

    /** What is free before a frame's START, for one before {@link OwnSize}, which takes the place of START and a brace. */
    private static final byte[] FREE = new byte[OwnSize.BYTES - 1];

    public FrameBuffer() {
        super(Protocol.MAX_FRAME_BYTES);
    }

    /** Starts an empty frame; what was there is forgotten. */
    public void begin() {
        truncate(0);
        write(FREE, 0, FREE.length);
        write(START);
    }

    /** Starts a frame behind whose JSON the bytes in {@code values} are sent; what was there is forgotten. */
    public FrameBuffer begin(FrameBuffer values) {
        begin();
        return announce(values.size());
    }

    /** Appends the beginning of a message behind whose JSON so many bytes follow. */
    public FrameBuffer announce(int bytes) {
        return ascii(Announcement.START).number(bytes).ascii(",");
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
        writeDigits(Math.abs(number));
        return this;
    }

    /**
     * Appends whole numbers out of a list, each behind a comma, until one is no such number.
     *
     * @param bits 32 for Integers, 64 for Longs
     * @param to where it ends at the latest
     * @param bytes it ends when there are so many in all
     * @return the place of the first that was not appended
     */
    public int wholes(List<?> values, int bits, int from, int to, int bytes) {
        int i = from;
        long[] row = new long[i < to ? Math.min(ROW, to - i) : 0];
        while (i < to && size() < bytes) {
            int end = Math.min(i + row.length, to);
            int count = numbers(values, bits, i, end, row);
            writeWholes(row, 0, count);
            i += count;
            if (i < end) {
                break;
            }
        }
        return i;
    }

    /** Returns how many values follow one another that are such numbers, and where they stand now. */
    private static int numbers(List<?> values, int bits, int from, int to, long[] into) {
        for (int i = from; i < to; i++) {
            Object value = values.get(i);
            if (bits == Integer.SIZE && value instanceof Integer number) {
                into[i - from] = number;
            } else if (bits == Long.SIZE && value instanceof Long number && number != Long.MIN_VALUE) {
                into[i - from] = number;
            } else {
                return i - from;
            }
        }
        return to - from;
    }

    /**
     * Appends whole numbers, none of which is the smallest long.
     *
     * @param numbers of which the first {@code count} are meant
     * @param comma whether one stands before the first, too
     */
    public FrameBuffer wholes(long[] numbers, int count, boolean comma) {
        if (count > 0 && !comma) {
            number(numbers[0]);
        }
        writeWholes(numbers, comma ? 0 : 1, count);
        return this;
    }

    /** Appends an array of whole numbers. */
    public FrameBuffer array(int[] numbers) {
        write('[');
        long[] row = new long[Math.min(ROW, numbers.length)];
        for (int from = 0; from < numbers.length; from += row.length) {
            int count = Math.min(row.length, numbers.length - from);
            for (int i = 0; i < count; i++) {
                row[i] = numbers[from + i];
            }
            wholes(row, count, from > 0);
        }
        write(']');
        return this;
    }

    /** As the other one. */
    public FrameBuffer array(long[] numbers) {
        write('[');
        int done = 0;
        while (done < numbers.length) {
            if (done > 0) {
                write(',');
            }
            number(numbers[done++]); // The smallest long is written only so.
            int next = done;
            while (next < numbers.length && numbers[next] != Long.MIN_VALUE) {
                next++;
            }
            writeWholes(numbers, done, next);
            done = next;
        }
        write(']');
        return this;
    }

    /**
     * Appends a number with a fraction, without noughts at its end but for one behind the point.
     *
     * @param units the number, multiplied by 10 to the power of {@code decimals}
     * @param decimals at least 1, at most 18
     */
    public FrameBuffer decimal(long units, int decimals) {
        if (units < 0) {
            write('-');
            return decimal(-units, decimals);
        }
        long power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        writeDigits(units / power);
        write('.');
        long fraction = units % power;
        do {
            power /= 10;
            write((int) ('0' + fraction / power));
            fraction %= power;
        } while (fraction > 0);
        return this;
    }

    /** Appends a number with a fraction, or a string of JSON where there is no such number. */
    public FrameBuffer fraction(double number) {
        if (!Double.isFinite(number)) {
            return ascii("\"" + number + '"');
        }
        writeFraction(number);
        return this;
    }

    /** As the other one: fewer digits are enough. */
    public FrameBuffer fraction(float number) {
        if (!Float.isFinite(number)) {
            return ascii("\"" + number + '"');
        }
        writeFraction(number);
        return this;
    }

    /** Appends a string of JSON, with the Base64 of some bytes (RFC 4648, section 4). */
    public FrameBuffer base64(byte[] bytes) {
        checkSize((bytes.length + 2L) / 3 * 4L); // Before there is an array of that size.
        write('"');
        give(Base64.getEncoder().encode(bytes));
        write('"');
        return this;
    }

    /** Appends whole numbers, separated by commas. */
    public FrameBuffer numbers(List<Integer> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            ascii(i == 0 ? "" : ",").number(numbers.get(i));
        }
        return this;
    }

    /**
     * Ends the frame, which has an object, and writes it to {@code out}, flushed.
     *
     * @throws FrameTooLargeException if it has more than {@link Protocol#MAX_FRAME_BYTES}; nothing was written then
     */
    public void send(OutputStream out) throws IOException {
        write(END);
        checkSize(0);
        int from = withOwnSize();
        synchronized (out) { // Two threads of a child have something to say.
            writeTo(out, from);
            out.flush();
        }
        clear();
    }

    /** Has a long frame start with its size; returns where it starts. */
    private int withOwnSize() {
        int json = size() - FREE.length - 2;
        if (json < OwnSize.LEAST) {
            return FREE.length;
        }
        byte[] beginning = beginning();
        beginning[0] = START;
        OwnSize.write(json + OwnSize.BYTES - 1, beginning, 1);
        return 0;
    }

    /**
     * Ends a frame that was begun with {@code values}, and writes it and them to {@code out}, flushed.
     *
     * @throws FrameTooLargeException if both have more than {@link Protocol#MAX_FRAME_BYTES}; nothing was written then
     */
    public void send(OutputStream out, FrameBuffer values) throws IOException {
        write(END);
        long total = 1L + size() - FREE.length + values.size();
        if (total > Protocol.MAX_FRAME_BYTES) {
            throw new FrameTooLargeException(total, Protocol.MAX_FRAME_BYTES);
        }
        synchronized (out) {
            if (total <= KEPT_BYTES) {
                // In one piece: each write to a pipe may wake its reader.
                write(values.array(), 0, values.size());
                write(END);
                out.write(array(), FREE.length, size() - FREE.length);
            } else {
                writeTo(out, FREE.length);
                values.writeTo(out);
                out.write(END);
            }
            out.flush();
        }
        values.clear();
        clear();
    }
}
