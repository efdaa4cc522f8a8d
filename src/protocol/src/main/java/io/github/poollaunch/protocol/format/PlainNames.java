package io.github.poollaunch.protocol.format;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The last names of members, in one text or in a row of them, since most come again and again. Bounded, whatever comes: at most
 * 64 names of at most 64 characters. Not thread-safe.
 */
public final class PlainNames {

    private static final int PLACES = 64;
    private static final int LONGEST = 64;
    private static final int PRIME = 31;

    private @Nullable String @Nullable [] names;

    /** Returns a name in ASCII. */
    String of(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > LONGEST) {
            return make(bytes, start, length);
        }
        if (names == null) {
            names = new String[PLACES];
        }
        int hash = length;
        for (int i = start; i < end; i++) {
            hash = PRIME * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        String kept = names[place];
        if (kept == null || !isSame(kept, bytes, start, length)) {
            kept = make(bytes, start, length);
            names[place] = kept;
        }
        return kept;
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
