package io.github.poollaunch.protocol.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What is sent of an exception. Immutable.
 *
 * @param type the class's binary name
 * @param message its message; null if it has none
 * @param text its own first line, as {@code toString()} gives it
 * @param stack its frames, innermost first
 * @param cause its cause; null if it has none
 * @param suppressed what it suppressed
 */
public record Fault(
        String type,
        @Nullable String message,
        String text,
        List<StackTraceElement> stack,
        @Nullable Fault cause,
        List<Fault> suppressed) {

    /** A chain of causes beyond this is cut: it says nothing more to a reader, and each link is a nested JSON object. */
    private static final int MAX_CHAIN = 50;

    /** Describes {@code thrown}; survives cycles of causes and a getMessage that throws. */
    public static Fault of(Throwable thrown) {
        return of(thrown, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
    }

    private static Fault of(Throwable thrown, Set<Throwable> seen, int depth) {
        seen.add(thrown);
        Throwable causeThrown = causeOf(thrown);
        Fault cause = causeThrown == null ? null : follow(causeThrown, seen, depth);
        List<Fault> suppressed = new ArrayList<>();
        for (Throwable each : thrown.getSuppressed()) {
            suppressed.add(follow(each, seen, depth));
        }
        return new Fault(
                thrown.getClass().getName(), messageOf(thrown), textOf(thrown), stackOf(thrown), cause, suppressed);
    }

    private static Fault follow(Throwable thrown, Set<Throwable> seen, int depth) {
        if (seen.contains(thrown) || depth >= MAX_CHAIN) {
            String text = (seen.contains(thrown) ? "[shown above: " : "[cut: ")
                    + thrown.getClass().getName() + "]";
            return new Fault(Throwable.class.getName(), text, text, List.of(), null, List.of());
        }
        return of(thrown, seen, depth + 1);
    }

    private static List<StackTraceElement> stackOf(Throwable thrown) {
        try {
            return List.of(thrown.getStackTrace());
        } catch (Throwable hostile) {
            return List.of(); // An overridden getStackTrace that throws or gives null.
        }
    }

    private static @Nullable Throwable causeOf(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable hostile) {
            return null; // An overridden getCause that throws has no cause to tell.
        }
    }

    private static @Nullable String messageOf(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (Throwable hostile) {
            return "[getMessage() threw " + hostile.getClass().getName() + "]";
        }
    }

    /** What {@code toString} gives, or why it gives nothing: it is the user's code. */
    public static String textOf(Throwable thrown) {
        try {
            String text = thrown.toString();
            return text == null ? thrown.getClass().getName() : text;
        } catch (Throwable hostile) {
            return thrown.getClass().getName() + ": [toString() threw "
                    + hostile.getClass().getName() + "]";
        }
    }

    /** Writes one object. */
    public void write(JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("type", type);
        if (message != null) {
            out.writeStringProperty("message", message);
        }
        out.writeStringProperty("text", text);
        out.writeArrayPropertyStart("stack");
        for (StackTraceElement frame : stack) {
            out.writeStartArray();
            out.writeString(frame.getClassName());
            out.writeString(frame.getMethodName());
            out.writeString(frame.getFileName()); // null is written as null
            out.writeNumber(frame.getLineNumber());
            out.writeEndArray();
        }
        out.writeEndArray();
        if (cause != null) {
            out.writeName("cause");
            cause.write(out);
        }
        if (!suppressed.isEmpty()) {
            out.writeArrayPropertyStart("suppressed");
            for (Fault each : suppressed) {
                each.write(out);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /**
     * Reads one object; the parser stands at its start. Unknown members are skipped.
     *
     * @throws IllegalArgumentException if it is no fault
     */
    public static Fault read(JsonParser in) {
        expect(JsonToken.START_OBJECT, in);
        String type = Throwable.class.getName();
        String message = null;
        String text = null;
        List<StackTraceElement> stack = new ArrayList<>();
        Fault cause = null;
        List<Fault> suppressed = new ArrayList<>();
        String name;
        while ((name = in.nextName()) != null) {
            JsonToken token = in.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue; // As if it were not there.
            }
            switch (name) {
                case "type" -> type = text(in);
                case "message" -> message = text(in);
                case "text" -> text = text(in);
                case "stack" -> {
                    expect(JsonToken.START_ARRAY, in);
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        stack.add(readFrame(in));
                    }
                }
                case "cause" -> cause = read(in);
                case "suppressed" -> {
                    expect(JsonToken.START_ARRAY, in);
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        suppressed.add(read(in));
                    }
                }
                default -> in.skipChildren();
            }
        }
        return new Fault(type, message, text == null ? type : text, stack, cause, suppressed);
    }

    private static StackTraceElement readFrame(JsonParser in) {
        expect(JsonToken.START_ARRAY, in);
        in.nextToken();
        String className = text(in);
        in.nextToken();
        String methodName = text(in);
        String fileName = in.nextToken() == JsonToken.VALUE_NULL ? null : text(in);
        in.nextToken();
        expect(JsonToken.VALUE_NUMBER_INT, in);
        int line = in.getIntValue();
        JsonToken token;
        while ((token = in.nextToken()) != JsonToken.END_ARRAY) {
            if (token == null) {
                throw unexpected(JsonToken.END_ARRAY, in); // Else it would be waited for in vain.
            }
            in.skipChildren();
        }
        return new StackTraceElement(className, methodName, fileName, line);
    }

    private static String text(JsonParser in) {
        expect(JsonToken.VALUE_STRING, in);
        return in.getString();
    }

    /** Without it a reader would leave the object that it reads, and take what follows for its end. */
    private static void expect(JsonToken expected, JsonParser in) {
        if (in.currentToken() != expected) {
            throw unexpected(expected, in);
        }
    }

    private static IllegalArgumentException unexpected(JsonToken expected, JsonParser in) {
        return new IllegalArgumentException("a fault has " + in.currentToken() + " where it must have " + expected);
    }
}
