package io.github.poollaunch.protocol.format;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import org.jspecify.annotations.Nullable;

/** The escapes in a JSON string. */
public final class PlainEscapes {

    private static final String NAMES = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";
    private static final String HEX_DIGITS = "0123456789ABCDEF";
    private static final int DIGITS = 4;
    private static final int HEX = 16;

    private PlainEscapes() {}

    /**
     * Writes the inside of a string, in UTF-8, with an escape for what has to have one.
     *
     * @param plain how many of the bytes are known to be written as they are
     */
    public static void write(FrameBuffer out, byte[] bytes, int plain) {
        int from = 0;
        for (int i = plain; i < bytes.length; i++) {
            byte c = bytes[i];
            if (c == '"' || c == '\\' || (c >= 0 && c < ' ')) {
                out.write(bytes, from, i - from);
                write(out, c);
                from = i + 1;
            }
        }
        out.write(bytes, from, bytes.length - from);
    }

    private static void write(FrameBuffer out, byte c) {
        int name = MEANINGS.indexOf(c);
        out.write('\\');
        if (name >= 0) {
            out.write(NAMES.charAt(name));
        } else {
            out.ascii("u00");
            out.write(HEX_DIGITS.charAt(c >> 4));
            out.write(HEX_DIGITS.charAt(c & 0xf));
        }
    }

    /** Returns the string whose inside the bytes are; null if they are not UTF-8, or an escape is none of JSON's. */
    static @Nullable String decode(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int i = start;
        while (true) {
            int escape = PlainAscii.indexOf('\\', bytes, i, end);
            String run = PlainStrings.utf8(bytes, i, escape);
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
