package io.github.poollaunch.protocol.frame;

import java.nio.charset.StandardCharsets;

/** Bytes that nobody has understood, as text that can be shown: in one line, and without anything that a terminal obeys. */
public final class Printable {
    private Printable() {}

    /** Returns the first {@code most} of {@code bytes} as text, with all control characters escaped as in Java. */
    public static String of(byte[] bytes, int most) {
        String text = new String(bytes, 0, Math.min(bytes.length, most), StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            append(shown, text.charAt(i));
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, char c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                int kind = Character.getType(c);
                // Formats turn the direction of text around; the separators are line breaks to some.
                if (kind == Character.CONTROL
                        || kind == Character.FORMAT
                        || kind == Character.LINE_SEPARATOR
                        || kind == Character.PARAGRAPH_SEPARATOR) {
                    String hex = Integer.toHexString(c);
                    shown.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
                } else {
                    shown.append(c);
                }
            }
        }
    }
}
