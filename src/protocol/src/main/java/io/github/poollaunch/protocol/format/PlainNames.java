package io.github.poollaunch.protocol.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last names of members, in one text or in a row of them, since most come again and again. Bounded, whatever comes: at most
 * 64 names in ASCII and 64 others, of at most 64 bytes. Not thread-safe.
 */
public final class PlainNames {

    private static final int PLACES = 64;
    private static final int LONGEST = 64;
    private static final int PRIME = 31;

    private @Nullable String @Nullable [] ascii;

    /** Those that are not in ASCII, and their bytes, at the same places. */
    private @Nullable String @Nullable [] others;

    private byte[][] encoded = {};

    /** Returns a name in ASCII. */
    String of(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > LONGEST) {
            return make(bytes, start, length);
        }
        if (ascii == null) {
            ascii = new String[PLACES];
        }
        int place = place(bytes, start, end);
        String kept = ascii[place];
        if (kept == null || !isSame(kept, bytes, start, length)) {
            kept = make(bytes, start, length);
            ascii[place] = kept;
        }
        return kept;
    }

    /**
     * Returns a name in UTF-8; null if it is none, or has an escape: Jackson takes no half of a surrogate pair in one, and tells
     * what is wrong.
     */
    @Nullable
    String ofUtf8(byte[] bytes, int start, int end) {
        if (end - start > LONGEST) {
            return decode(bytes, start, end);
        }
        if (others == null) {
            others = new String[PLACES];
            encoded = new byte[PLACES][];
        }
        int place = place(bytes, start, end);
        String kept = others[place];
        if (kept == null || !Arrays.equals(encoded[place], 0, encoded[place].length, bytes, start, end)) {
            kept = decode(bytes, start, end);
            if (kept != null) {
                others[place] = kept;
                encoded[place] = Arrays.copyOfRange(bytes, start, end);
            }
        }
        return kept;
    }

    private static @Nullable String decode(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\\' || (bytes[i] >= 0 && bytes[i] < ' ')) {
                return null;
            }
        }
        return PlainStrings.utf8(bytes, start, end);
    }

    private static int place(byte[] bytes, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = PRIME * hash + bytes[i];
        }
        return (hash ^ hash >>> 16) & (PLACES - 1);
    }

    private static boolean isSame(String name, byte[] bytes, int start, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    private static String make(byte[] bytes, int start, int length) {
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }
}
