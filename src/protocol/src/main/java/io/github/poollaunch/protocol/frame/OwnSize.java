package io.github.poollaunch.protocol.frame;

import java.nio.charset.StandardCharsets;

/**
 * The member with which a frame's JSON starts if it tells of how many bytes that JSON is, so that its reader need not look
 * at each of them for its end. As {@link Announcement}, it is told by its place.
 */
final class OwnSize {

    /** How it starts, written without blanks. */
    private static final byte[] START = "{\"size\":".getBytes(StandardCharsets.US_ASCII);

    /** As many digits as the largest frame's size has, blanks behind them instead of those that are missing, and a comma. */
    private static final int DIGITS = 10;

    /** Of how many bytes it is, with the brace before it. A reader looks at no more. */
    static final int BYTES = START.length + DIGITS + 1;

    /** A frame of fewer bytes is as soon looked through. */
    static final int LEAST = 256;

    private OwnSize() {}

    /** Writes it for a JSON text of so many bytes in all. */
    static void write(int size, byte[] bytes, int at) {
        System.arraycopy(START, 0, bytes, at, START.length);
        int digits = at + START.length;
        int digitsEnd = digits + Digits.count(size);
        Digits.write(size, bytes, digitsEnd);
        for (int i = digitsEnd; i < digits + DIGITS; i++) {
            bytes[i] = ' ';
        }
        bytes[at + BYTES - 1] = ',';
    }

    /** Returns how many bytes a JSON text has that starts there; -1 if it does not tell. */
    static long of(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + BYTES);
        int i = from;
        while (i < end && i - from < START.length && bytes[i] == START[i - from]) {
            i++;
        }
        if (i - from < START.length) {
            return -1;
        }
        long size = 0;
        int digits = i;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            size = size * 10 + bytes[i] - '0';
            i++;
        }
        int digitsEnd = i;
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        return digitsEnd > digits && i < end && bytes[i] == ',' ? size : -1;
    }
}
