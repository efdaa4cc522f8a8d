package io.github.poollaunch.protocol.value;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A value cannot travel, or does not fit the declared type. The message names the place in the value and the type. */
public final class ValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int SHOWN_CHARS = 60;

    private final String reason;
    private String path = "";

    public ValueException(String reason) {
        super(reason);
        this.reason = reason;
    }

    static ValueException notA(String expected, @Nullable Object value) {
        return new ValueException(
                value == null
                        ? "expected " + expected + ", found null"
                        : "expected " + expected + ", found " + value.getClass().getTypeName() + shown(value));
    }

    static ValueException hasComparator(Object value) {
        return new ValueException("the comparator of a " + value.getClass().getTypeName()
                + " cannot travel: use the natural order, or send a list");
    }

    static ValueException unreadable(String expected, JsonParser in) {
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
    ValueException at(String step) {
        path = step + path;
        return this;
    }

    @Override
    public String getMessage() {
        return path.isEmpty() ? reason : "at " + path + ": " + reason;
    }

    /** Only values of the JDK's own simple types are shown: a user's toString may do anything. */
    private static String shown(Object value) {
        if (value instanceof String string) {
            return " \"" + shorten(string) + '"';
        }
        return value instanceof Number || value instanceof Boolean ? " " + shorten(value.toString()) : "";
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }
}
