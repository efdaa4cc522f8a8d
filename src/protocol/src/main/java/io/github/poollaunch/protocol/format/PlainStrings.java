package io.github.poollaunch.protocol.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The strings of a JSON text, in UTF-8, with JSON's escapes. The last one, or a name, is kept; one of ASCII is made only when it
 * is asked for. Not thread-safe.
 */
final class PlainStrings {

    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;
    private final int end;
    private String text = "";

    /** Where a string begins that is ASCII without escapes, and has not been asked for; else -1. */
    private int asciiStart = -1;

    private int asciiEnd;

    PlainStrings(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /** Returns where the string is over whose inside starts there, behind its quote; -1 if it is none, or not UTF-8. */
    int scan(int start) {
        int i = PlainAscii.end(bytes, start, end);
        if (i < end && bytes[i] == '"') {
            asciiStart = start;
            asciiEnd = i;
            return i + 1;
        }
        boolean escaped = false;
        while (i < end && bytes[i] != '"') {
            if (bytes[i] == '\\') {
                escaped = true;
                i += 2;
            } else if (bytes[i] >= 0 && bytes[i] < ' ') {
                return -1;
            } else {
                i = PlainAscii.end(bytes, i + 1, end);
            }
        }
        String decoded = i >= end ? null : escaped ? PlainEscapes.decode(bytes, start, i) : utf8(bytes, start, i);
        if (decoded == null) {
            return -1;
        }
        set(decoded);
        return i + 1;
    }

    /** The last one is known. */
    void set(String last) {
        text = last;
        asciiStart = -1;
    }

    /** The last string or name. */
    String text() {
        if (asciiStart >= 0) {
            text = new String(bytes, asciiStart, asciiEnd - asciiStart, StandardCharsets.ISO_8859_1);
            asciiStart = -1;
        }
        return text;
    }

    /** The bytes whose Base64 the last string is; null if it is none, or the string has been asked for. */
    byte @Nullable [] binary() {
        if (asciiStart < 0 || (asciiEnd - asciiStart) % 4 != 0) { // Without its padding it is none, to Jackson.
            return null;
        }
        try {
            // An array of exactly these bytes: that is what the decoder makes.
            return Base64.getDecoder()
                    .decode(ByteBuffer.wrap(bytes, asciiStart, asciiEnd - asciiStart))
                    .array();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns null for bytes that are no UTF-8, and for text that looks as if they were not. */
    static @Nullable String utf8(byte[] bytes, int start, int end) {
        String decoded = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return decoded.indexOf(REPLACEMENT) < 0 ? decoded : null;
    }
}
