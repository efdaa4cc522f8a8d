package io.github.poollaunch.cli.shell;

import java.util.stream.Collectors;

/** Text from elsewhere, such as an exception's message, made fit for one line on a terminal. */
public final class OneLine {

    /** Longer texts are cut: a line on stderr is for people. */
    private static final int MAX_CHARS = 1_000;

    private OneLine() {}

    /** Joins the lines of {@code text} with bars, shows control characters as escapes, and cuts what is too long. */
    public static String of(String text) {
        String joined = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" | "))
                .replace(": | ", ": ");
        StringBuilder line = new StringBuilder(joined.length());
        joined.codePoints().limit(MAX_CHARS).forEach(c -> append(line, c));
        if (joined.codePointCount(0, joined.length()) > MAX_CHARS) {
            line.append('…');
        }
        return line.toString();
    }

    /** Shows the control characters of a line as escapes, but for tabs. */
    public static String visible(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t') {
                line.append('\t');
            } else {
                append(line, c);
            }
        });
        return line.toString();
    }

    /** A terminal would obey an escape sequence that a file name or a message brings along. */
    private static void append(StringBuilder line, int c) {
        if (c == '\t') {
            line.append(' ');
        } else if (Character.isISOControl(c)) {
            line.append(String.format("\\x%02x", c));
        } else {
            line.appendCodePoint(c);
        }
    }
}
