package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.RowFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads replies, in a parent. */
public final class ReplyReader {
    private ReplyReader() {}

    /**
     * Returns what a frame says.
     *
     * @param format of the values that are not JSON; null if no such format was agreed on
     * @throws ProtocolException if it is no reply
     */
    public static Reply read(byte[] frame, @Nullable RowFormat format) {
        try {
            JsonParser in = Json.parser(frame);
            if (in.nextToken() == JsonToken.START_OBJECT) {
                String kind = in.nextName();
                in.nextToken();
                Reply reply = null;
                if ("bytes".equals(kind)) {
                    int bytes = in.getIntValue();
                    kind = in.nextName();
                    in.nextToken();
                    reply = "chunk".equals(kind) ? results(in, frame, bytes, format) : null;
                } else if (kind != null) {
                    reply = read(kind, in);
                }
                if (reply != null) {
                    return reply;
                }
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ProtocolException("a reply", frame, e);
        }
        throw new ProtocolException("a reply", frame, null);
    }

    private static @Nullable Reply results(JsonParser in, byte[] frame, int bytes, @Nullable RowFormat format) {
        long chunk = in.getLongValue();
        if (!"results".equals(in.nextName()) || in.nextToken() != JsonToken.START_ARRAY) {
            return null;
        }
        return new Reply.Results(chunk, new ResultRow(PartsReader.read(in, frame, bytes, format), in));
    }

    private static @Nullable Reply read(String kind, JsonParser in) {
        if (kind.equals("chunk")) {
            long chunk = in.getLongValue();
            String what = in.nextName();
            JsonToken token = in.nextToken();
            if ("results".equals(what) && token == JsonToken.START_ARRAY) {
                return new Reply.Results(chunk, new ResultRow(new ValueRowReader(in), in));
            }
            return "refused".equals(what) && token == JsonToken.START_OBJECT
                    ? new Reply.Refused(chunk, Fault.read(in))
                    : null;
        }
        if (kind.equals("hello")) {
            Map<String, String> members = RequestReader.members(in);
            return new Reply.Hello(
                    Integer.parseInt(RequestReader.text(members, "version")),
                    RequestReader.text(members, "java"),
                    members.get("format"));
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
