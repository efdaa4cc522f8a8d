package io.github.poollaunch.cli.map;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits bytes into lines at LF, without the LF or CR LF. It reads what is there and no more, so that a line is out as soon
 * as it is in. A line that is longer than the limit, or than the memory allows, is skipped, and said to be so. Not thread-safe.
 */
final class LineReader {

    private static final int BLOCK = 64 * 1024;

    private final InputStream in;
    private final int maxBytes;

    private byte[] buffer = new byte[BLOCK];

    /** What is read and not given out lies from {@code next} to {@code end}. */
    private int next;

    private int end;

    private int lineStart;
    private int lineEnd;
    private boolean tooLong;
    private long number;

    /**
     * @param maxBytes the longest line
     */
    LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Moves to the next line; false at the end. */
    boolean advance() throws IOException {
        shrink();
        int scanned = next;
        tooLong = false;
        while (true) {
            int lf = indexOfLf(scanned);
            if (lf >= 0) {
                lineStart = next;
                lineEnd = lf > next && buffer[lf - 1] == '\r' ? lf - 1 : lf;
                next = lf + 1;
                number++;
                return true;
            }
            if (tooLong || end - next > maxBytes) {
                tooLong = true;
                next = end; // Only the line's end is of interest now.
            }
            scanned = end - next;
            if (!fill()) {
                return lastLine();
            }
            scanned += next;
        }
    }

    /** The last line may have no LF. */
    private boolean lastLine() {
        lineStart = next;
        lineEnd = end;
        boolean there = next < end || tooLong;
        next = end;
        if (there) {
            number++;
        }
        return there;
    }

    private int indexOfLf(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Reads more behind what is there; false at the end of the input. */
    private boolean fill() throws IOException {
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= next;
            next = 0;
        }
        if (end == buffer.length) {
            grow();
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            return false;
        }
        end += read;
        return true;
    }

    private void grow() {
        try {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, maxBytes + (long) BLOCK));
        } catch (OutOfMemoryError e) {
            // This one array was too large; all that is lost is a line.
            tooLong = true;
            end = 0;
        }
    }

    /** One long line must not hold its memory for ever. */
    private void shrink() {
        if (buffer.length > BLOCK && end - next <= BLOCK) {
            buffer = Arrays.copyOfRange(buffer, next, next + BLOCK);
            end -= next;
            next = 0;
        }
    }

    /** The line's number, from 1. */
    long number() {
        return number;
    }

    /** Whether the line was too long; then its text is not here. */
    boolean tooLong() {
        return tooLong;
    }

    /** The line's bytes. */
    byte[] bytes() {
        return Arrays.copyOfRange(buffer, lineStart, lineEnd);
    }
}
