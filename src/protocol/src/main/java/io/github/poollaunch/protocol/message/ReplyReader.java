package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads replies, in a parent. */
public final class ReplyReader {
    private ReplyReader() {}

    /** As {@link #read(byte[], int, int, RowFormat)}, of a frame that has an array of its own. */
    public static Reply read(byte[] frame, @Nullable RowFormat format) {
        return read(frame, 0, frame.length, format);
    }

    /**
     * Returns what a frame says. Of results that is only where they begin: the array must stay as it is until these are read.
     *
     * @param bytes where the frame is
     * @param format of the values that are not JSON; null if no such format was agreed on
     * @throws ProtocolException if it is no reply
     */
    public static Reply read(byte[] bytes, int from, int to, @Nullable RowFormat format) {
        try {
            JsonParser in = Json.parser(bytes, from, to);
            if (in.nextToken() == JsonToken.START_OBJECT) {
                String kind = Members.kind(in);
                Reply reply = null;
                if ("bytes".equals(kind)) {
                    int size = in.getIntValue();
                    kind = in.nextName();
                    in.nextToken();
                    reply = "chunk".equals(kind) ? results(in, bytes, from, to, size, format) : null;
                } else if (kind != null) {
                    reply = read(kind, in, to - from);
                }
                if (reply != null) {
                    return reply;
                }
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ProtocolException("a reply", Arrays.copyOfRange(bytes, from, to), e);
        }
        throw new ProtocolException("a reply", Arrays.copyOfRange(bytes, from, to), null);
    }

    /**
     * Returns results that a child has not sent, from the record of its progress.
     *
     * @param results the inside of a reply
     * @param format of the results; null for JSON
     */
    public static ResultRow unsent(byte[] results, @Nullable RowFormat format) {
        FrameBuffer frame = new FrameBuffer();
        if (format == null) {
            frame.ascii("{\"chunk\":0,\"results\":[");
            frame.write(results, 0, results.length);
            frame.ascii("]}");
        } else {
            frame.announce(results.length).ascii("\"chunk\":0,\"results\":[");
            frame.ascii(results.length == 0 ? "" : Integer.toString(results.length))
                    .ascii("]}\n");
            frame.write(results, 0, results.length);
        }
        return ((Reply.Results) read(frame.toByteArray(), format)).results();
    }

    private static @Nullable Reply results(
            JsonParser in, byte[] frame, int start, int end, int bytes, @Nullable RowFormat format) {
        long chunk = in.getLongValue();
        if (!"results".equals(in.nextName()) || in.nextToken() != JsonToken.START_ARRAY) {
            return null;
        }
        return new Reply.Results(
                chunk, new ResultRow(PartsReader.read(in, frame, start, end, bytes, format), in, bytes));
    }

    private static @Nullable Reply read(String kind, JsonParser in, int bytes) {
        if (kind.equals("chunk")) {
            long chunk = in.getLongValue();
            String what = in.nextName();
            JsonToken token = in.nextToken();
            if ("results".equals(what) && token == JsonToken.START_ARRAY) {
                return new Reply.Results(chunk, new ResultRow(new ValueRowReader(in), in, bytes));
            }
            return "refused".equals(what) && token == JsonToken.START_OBJECT
                    ? new Reply.Refused(chunk, Fault.read(in))
                    : null;
        }
        if (kind.equals("hello")) {
            Map<String, String> members = Members.read(in);
            return new Reply.Hello(
                    Integer.parseInt(Members.text(members, "version")),
                    Members.text(members, "java"),
                    members.get("format"),
                    "true".equals(members.get("record")));
        }
        if (kind.equals("threads")) {
            return in.currentToken() == JsonToken.VALUE_STRING ? new Reply.Threads(in.getString()) : null;
        }
        if (kind.equals("shared") || kind.equals("initialized")) {
            JsonToken token = in.currentToken();
            if (token != JsonToken.START_OBJECT && token != JsonToken.VALUE_NULL) {
                return null;
            }
            Fault fault = token == JsonToken.START_OBJECT ? Fault.read(in) : null;
            return kind.equals("shared") ? new Reply.Shared(fault) : new Reply.Initialized(fault);
        }
        return null;
    }
}
