package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.function.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads requests, in a child. */
public final class RequestReader {
    private RequestReader() {}

    /** How a stop starts: the first member tells the kind, and frames are written without blanks. */
    private static final byte[] STOP = "{\"stop\"".getBytes(StandardCharsets.US_ASCII);

    /** How the question for a child's threads starts. */
    private static final byte[] THREADS = "{\"threads\"".getBytes(StandardCharsets.US_ASCII);

    /** Whether a frame's JSON is a {@link Request.Stop}, told from its first bytes. */
    public static boolean isStop(byte[] json) {
        return startsWith(json, STOP);
    }

    /** Whether a frame's JSON asks what the child's threads are doing, told from its first bytes. */
    public static boolean asksForThreads(byte[] json) {
        return startsWith(json, THREADS);
    }

    private static boolean startsWith(byte[] json, byte[] start) {
        int difference = Arrays.mismatch(json, start);
        return difference == start.length || (difference < 0 && json.length == start.length);
    }

    /**
     * Returns what a frame says.
     *
     * @param format of the values that are not JSON; null if no such format was agreed on
     * @throws ProtocolException if it is no request
     */
    public static Request read(byte[] frame, @Nullable RowFormat format) {
        try {
            JsonParser in = Json.parser(frame);
            if (in.nextToken() == JsonToken.START_OBJECT) {
                String kind = Members.kind(in);
                Request request = null;
                if ("bytes".equals(kind)) {
                    int bytes = in.getIntValue();
                    kind = in.nextName();
                    in.nextToken();
                    request = "chunk".equals(kind) ? run(in, frame, bytes, format) : null;
                } else if (kind != null) {
                    request = read(kind, in);
                }
                if (request != null) {
                    return request;
                }
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ProtocolException("a request", frame, e);
        }
        throw new ProtocolException("a request", frame, null);
    }

    /**
     * Returns what a {@link Request.ShareFile}'s file says.
     *
     * @param file its contents
     * @throws ProtocolException if it is no shared value
     */
    public static Request.Share readShared(byte[] file) {
        try {
            JsonParser in = Json.parser(file);
            if (in.nextToken() == JsonToken.START_OBJECT && "shared".equals(Members.kind(in))) {
                if (read("shared", in) instanceof Request.Share share) {
                    return share;
                }
            }
        } catch (JacksonException e) {
            throw new ProtocolException("the shared value's file", new byte[0], e);
        }
        throw new ProtocolException("the shared value's file", new byte[0], null);
    }

    private static @Nullable Request read(String kind, JsonParser in) {
        switch (kind) {
            case "chunk" -> {
                return run(in, null, 0, null);
            }
            case "define" -> {
                return define(in);
            }
            case "configure" -> {
                return new Request.Configure(spec(Members.read(in)));
            }
            case "forget" -> {
                return new Request.Forget(in.getIntValue());
            }
            case "hello" -> {
                Map<String, String> members = Members.read(in);
                return new Request.Hello(
                        Integer.parseInt(Members.text(members, "version")),
                        Members.text(members, "worker"),
                        Integer.parseInt(Members.text(members, "id")),
                        members.get("format"),
                        members.get("record"));
            }
            case "shared" -> {
                String type = in.getString();
                return startsArray("value", in) ? new Request.Share(type, new ValueRowReader(in)) : null;
            }
            case "sharedFile" -> {
                return shareFile(Request.ShareFile.Contents.MESSAGE, in);
            }
            case "sharedString" -> {
                return shareFile(Request.ShareFile.Contents.STRING, in);
            }
            case "sharedBytes" -> {
                return shareFile(Request.ShareFile.Contents.BYTES, in);
            }
            case "initialize" -> {
                int function = in.getIntValue();
                return startsArray("items", in) ? new Request.Initialize(function, new ValueRowReader(in)) : null;
            }
            case "stop" -> {
                return new Request.Stop();
            }
            default -> {
                return null;
            }
        }
    }

    /**
     * @param frame null if the items are JSON
     */
    private static @Nullable Request run(
            JsonParser in, byte @Nullable [] frame, int bytes, @Nullable RowFormat format) {
        long chunk = in.getLongValue();
        if (!"function".equals(in.nextName())) {
            return null;
        }
        int function = in.nextIntValue(-1);
        if (!"failFast".equals(in.nextName())) {
            return null;
        }
        boolean failFast = in.nextToken() == JsonToken.VALUE_TRUE;
        boolean divisible = !failFast;
        String next = in.nextName();
        if ("divisible".equals(next)) {
            divisible = in.nextToken() == JsonToken.VALUE_TRUE;
            next = in.nextName();
        }
        if (!"items".equals(next) || in.nextToken() != JsonToken.START_ARRAY) {
            return null;
        }
        return new Request.Run(
                chunk,
                function,
                failFast,
                divisible,
                frame == null ? new ValueRowReader(in) : PartsReader.read(in, frame, 0, frame.length, bytes, format));
    }

    private static @Nullable Request shareFile(Request.ShareFile.Contents contents, JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        String file = in.getString();
        if (!"length".equals(in.nextName())) {
            return null;
        }
        int length = in.nextIntValue(-1);
        return length < 0 ? null : new Request.ShareFile(contents, file, length);
    }

    private static boolean startsArray(String name, JsonParser in) {
        return name.equals(in.nextName()) && in.nextToken() == JsonToken.START_ARRAY;
    }

    private static Request define(JsonParser in) {
        int function = in.getIntValue();
        List<String> types = new ArrayList<>();
        Map<String, String> members = Members.read(in, types);
        FunctionSpec spec = spec(members);
        return new Request.Define(function, types.isEmpty() ? spec : new FunctionSpec.Typed(spec, types));
    }

    private static FunctionSpec spec(Map<String, String> members) {
        String className = Members.text(members, "class");
        if (members.containsKey("method")) {
            String count = members.get("capturedCount");
            return new FunctionSpec.NamedMethod(
                    FunctionSpec.Kind.named(Members.text(members, "kind")),
                    className,
                    Members.text(members, "method"),
                    Members.text(members, "descriptor"),
                    Members.text(members, "instantiated"),
                    members.get("captured"),
                    count == null ? 0 : Integer.parseInt(count));
        }
        String interfaceName = Members.text(members, "interface");
        String object = members.get("object");
        return object == null
                ? new FunctionSpec.NamedClass(className, interfaceName)
                : new FunctionSpec.SerializedObject(className, interfaceName, object);
    }
}
