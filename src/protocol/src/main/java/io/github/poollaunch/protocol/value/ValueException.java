package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.Protocol;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A value cannot travel, or does not fit the declared type. The message names the place in the value and the type. */
public final class ValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int SHOWN_CHARS = 60;

    /** A path longer than this is shown by its start and its end: that of a value which contains itself has 1,000 steps. */
    private static final int SHOWN_PATH_CHARS = 240;

    private final String reason;
    /** From the value outwards: they are added while the stack unwinds. */
    private final ArrayList<String> steps = new ArrayList<>(0);

    public ValueException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** A value that is not what its place asks for. */
    public static ValueException notA(String expected, @Nullable Object value) {
        return new ValueException(
                value == null
                        ? "expected " + expected + ", found null"
                        : "expected " + expected + ", found " + value.getClass().getTypeName() + shown(value));
    }

    static ValueException hasComparator(Object value) {
        return new ValueException("the comparator of a " + value.getClass().getTypeName()
                + " cannot travel: use the natural order, or send a list");
    }

    /** A value that nests too deep. */
    public static ValueException tooDeep() {
        return tooDeep(Protocol.MAX_DEPTH);
    }

    /** A value that nests deeper than {@code limit}. */
    public static ValueException tooDeep(int limit) {
        return new ValueException("it is nested deeper than " + limit
                + ", or contains itself: send it flat, such as a list of its parts that name each other by number");
    }

    /** The JSON that the parser stands at is not what its place asks for. */
    public static ValueException unreadable(String expected, JsonParser in) {
        JsonToken token = in.currentToken();
        String found;
        if (token == JsonToken.START_OBJECT) {
            found = "an object";
        } else if (token == JsonToken.START_ARRAY) {
            found = "a list";
        } else if (token == JsonToken.VALUE_STRING) {
            found = "the string \"" + shorten(in.getString()) + '"';
        } else if (token == JsonToken.VALUE_EMBEDDED_OBJECT) {
            found = "binary";
        } else {
            found = token == null ? "nothing" : shorten(in.getString());
        }
        return new ValueException("expected " + expected + ", found " + found);
    }

    /** Adds the step that led to the value, such as {@code [3]} or {@code .name}; called while the stack unwinds. */
    public ValueException at(String step) {
        steps.add(step);
        return this;
    }

    @Override
    public String getMessage() {
        return steps.isEmpty() ? reason : "at " + path() + ": " + reason;
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (int i = steps.size() - 1; i >= 0; i--) {
            path.append(steps.get(i));
        }
        return path.length() <= SHOWN_PATH_CHARS
                ? path.toString()
                : path.substring(0, SHOWN_PATH_CHARS / 2) + "…" + path.substring(path.length() - SHOWN_PATH_CHARS / 2);
    }

    /** Only values of the JDK's own simple types are shown: a user's toString may do anything. */
    private static String shown(Object value) {
        if (value instanceof String string) {
            return " \"" + shorten(string) + '"';
        }
        boolean simple = value instanceof Boolean
                || (value instanceof Number && value.getClass().getName().startsWith("java.lang."));
        return simple ? " " + value : "";
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }
}
