package io.github.poollaunch.protocol.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The member with which the JSON of a frame starts if bytes follow it. It is told by its place, not by parsing: no value
 * of the user's ever comes first in a message, whatever it contains.
 */
final class Announcement {

    /** How it starts, written without blanks. */
    static final String START = "{\"bytes\":";

    static final char FIRST_LETTER = 'b';

    private static final byte[] START_BYTES = START.getBytes(StandardCharsets.US_ASCII);

    /** More digits are more than any frame has. */
    private static final int MAX_DIGITS = 10;

    private Announcement() {}

    /**
     * Returns how many bytes a frame's JSON announces, or -1 if it announces none.
     *
     * @throws FrameDamagedException if what it announces is no number of bytes
     */
    static long of(byte[] json) {
        if (json.length <= START_BYTES.length || Arrays.mismatch(json, START_BYTES) != START_BYTES.length) {
            return -1;
        }
        long bytes = 0;
        int position = START_BYTES.length;
        while (position < json.length && json[position] >= '0' && json[position] <= '9') {
            bytes = 10 * bytes + json[position] - '0';
            position++;
            if (position - START_BYTES.length > MAX_DIGITS) {
                break;
            }
        }
        if (position == START_BYTES.length || position == json.length || json[position] != ',') {
            throw new FrameDamagedException(
                    "a frame announces a number of bytes that is none: " + Printable.of(json, START_BYTES.length + 30));
        }
        return bytes;
    }
}
