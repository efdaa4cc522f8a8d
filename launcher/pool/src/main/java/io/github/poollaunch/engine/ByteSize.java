package io.github.poollaunch.engine;

import java.util.Locale;

/**
 * A number of bytes, as the JVM's {@code -Xmx} takes it.
 *
 * @param text such as 512m or 2g
 * @param bytes the number
 */
public record ByteSize(String text, long bytes) {

    private static final String UNITS = "kmgt";

    /**
     * Reads one.
     *
     * @param setting what it is for, in the error's text
     * @param text such as 512m or 2g
     * @return the size
     * @throws IllegalArgumentException if it is not a number with an optional k, m, g or t, or too large
     */
    public static ByteSize parse(String setting, String text) {
        if (!text.matches("[1-9][0-9]{0,17}[kKmMgGtT]?")) {
            throw new IllegalArgumentException(setting + " takes a size such as 512m or 2g, not \"" + text + '"');
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int unit = UNITS.indexOf(lower.charAt(lower.length() - 1));
        long number = Long.parseLong(unit < 0 ? lower : lower.substring(0, lower.length() - 1));
        int shift = 10 * (unit + 1);
        if (number > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException(setting + " is more than any machine has: \"" + text + '"');
        }
        return new ByteSize(text, number << shift);
    }
}
