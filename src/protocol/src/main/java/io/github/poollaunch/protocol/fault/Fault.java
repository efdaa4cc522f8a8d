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

    /** Reads one object; the parser stands at its start. Unknown members are skipped. */
    public static Fault read(JsonParser in) {
        String type = Throwable.class.getName();
        String message = null;
        String text = null;
        List<StackTraceElement> stack = new ArrayList<>();
        Fault cause = null;
        List<Fault> suppressed = new ArrayList<>();
        String name;
        while ((name = in.nextName()) != null) {
            in.nextToken();
            switch (name) {
                case "type" -> type = in.getString();
                case "message" -> message = in.getString();
                case "text" -> text = in.getString();
                case "stack" -> {
                    while (in.nextToken() == JsonToken.START_ARRAY) {
                        stack.add(readFrame(in));
                    }
                }
                case "cause" -> cause = read(in);
                case "suppressed" -> {
                    while (in.nextToken() == JsonToken.START_OBJECT) {
                        suppressed.add(read(in));
                    }
                }
                default -> in.skipChildren();
            }
        }
        return new Fault(type, message, text == null ? type : text, stack, cause, suppressed);
    }

    private static StackTraceElement readFrame(JsonParser in) {
        in.nextToken();
        String className = in.getString();
        in.nextToken();
        String methodName = in.getString();
        String fileName = in.nextToken() == JsonToken.VALUE_NULL ? null : in.getString();
        in.nextToken();
        int line = in.getIntValue();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            in.skipChildren();
        }
        return new StackTraceElement(className, methodName, fileName, line);
    }
}
