package io.github.poollaunch.protocol.format;

import org.jspecify.annotations.Nullable;

/** The escapes in a JSON string. */
final class PlainEscapes {

    private static final String NAMES = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";
    private static final int DIGITS = 4;
    private static final int HEX = 16;

    private PlainEscapes() {}

    /** Returns the string whose inside the bytes are; null if they are not UTF-8, or an escape is none of JSON's. */
    static @Nullable String decode(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int i = start;
        while (true) {
            int escape = PlainAscii.indexOf('\\', bytes, i, end);
            String run = PlainTokens.utf8(bytes, i, escape);
            if (run == null) {
                return null;
            }
            text.append(run);
            if (escape == end) {
                return text.toString();
            }
            i = append(text, bytes, escape + 1, end);
            if (i < 0) {
                return null;
            }
        }
    }

    /** Returns where the text goes on; negative if it is no escape. */
    private static int append(StringBuilder text, byte[] bytes, int at, int end) {
        if (at >= end) {
            return -1;
        }
        int name = NAMES.indexOf(bytes[at]);
        if (name >= 0) {
            text.append(MEANINGS.charAt(name));
            return at + 1;
        }
        int after = at + 1 + DIGITS;
        if (bytes[at] != 'u' || after > end) {
            return -1;
        }
        int code = 0;
        for (int i = at + 1; i < after; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], HEX);
            if (digit < 0) {
                return -1;
            }
            code = code * HEX + digit;
        }
        text.append((char) code);
        return after;
    }
}
