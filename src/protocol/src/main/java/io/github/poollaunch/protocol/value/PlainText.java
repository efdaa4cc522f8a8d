package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.format.PlainAscii;
import io.github.poollaunch.protocol.format.PlainEscapes;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Strings as JSON in UTF-8, made of their bytes as a whole, which takes a fraction of the time of Jackson's way, character by
 * character.
 */
final class PlainText {

    /** With a generator, shorter ones gain nothing. */
    static final int LONG = 64;

    private PlainText() {}

    /** Writes a string to a generator of JSON in UTF-8; false if it is not plain ASCII, and nothing was written. */
    static boolean write(JsonGenerator json, String text) {
        byte[] bytes = bytes(text);
        if (bytes == null || bytes.length > text.length() || PlainAscii.end(bytes, 0, bytes.length) < bytes.length) {
            return false;
        }
        json.writeRawUTF8String(bytes, 0, bytes.length);
        return true;
    }

    /** Writes a string into a frame of JSON; false if it has half of a surrogate pair, and nothing was written. */
    static boolean write(FrameBuffer out, String text) {
        byte[] bytes = bytes(text);
        if (bytes == null) {
            return false;
        }
        out.write('"');
        int plain = PlainAscii.end(bytes, 0, bytes.length);
        if (plain == bytes.length) {
            out.give(bytes);
        } else {
            PlainEscapes.write(out, bytes, plain);
        }
        out.write('"');
        return true;
    }

    /** Returns a string's bytes; null if they do not tell all of it. */
    private static byte @Nullable [] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return hasHalfPairs(bytes, text) ? null : bytes;
    }

    /** Whether a question mark among the bytes stands for half a surrogate pair, which has no bytes of its own. */
    private static boolean hasHalfPairs(byte[] bytes, String text) {
        int mark = PlainAscii.indexOf('?', bytes, 0, bytes.length);
        if (bytes.length > text.length()) {
            return mark < bytes.length && BinaryText.isNeeded(text);
        }
        while (mark < bytes.length) {
            if (text.charAt(mark) != '?') {
                return true;
            }
            mark = PlainAscii.indexOf('?', bytes, mark + 1, bytes.length);
        }
        return false;
    }
}
