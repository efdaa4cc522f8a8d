package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.Protocol;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Strings that binary formats cannot take as text. Those write UTF-8, which has no form for half of a surrogate pair: they
 * would refuse it, or make it a question mark. It travels as binary instead, in UTF-16. No other binary stands where a
 * string is declared, and an undeclared {@code byte[]} is tagged.
 */
public final class BinaryText {
    private BinaryText() {}

    /** Whether it has half of a surrogate pair. Jackson writes such a name in JSON, too, and then does not read it. */
    public static boolean isNeeded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Whether a map's key can be the name of a member, in any format; else the map travels as pairs. */
    public static boolean canBeName(String key) {
        return key.length() <= Protocol.MAX_NAME_CHARS && !isNeeded(key);
    }

    static byte[] of(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    /** Returns the string that a binary token stands for; null for other tokens. */
    static @Nullable String read(JsonParser in, JsonToken token) {
        if (token != JsonToken.VALUE_EMBEDDED_OBJECT) {
            return null;
        }
        byte[] bytes = in.getBinaryValue();
        char[] chars = new char[bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((bytes[2 * i] << 8) | (bytes[2 * i + 1] & 0xff));
        }
        return new String(chars);
    }
}
