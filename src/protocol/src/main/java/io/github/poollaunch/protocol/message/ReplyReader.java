package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.Wire;
import io.github.poollaunch.protocol.fault.Fault;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads replies, in a parent. */
public final class ReplyReader {
    private ReplyReader() {}

    /**
     * Returns what a frame's JSON says.
     *
     * @throws ProtocolException if it is no reply
     */
    public static Reply read(byte[] json) {
        try {
            JsonParser in = Wire.parser(json);
            if (in.nextToken() == JsonToken.START_OBJECT) {
                String kind = in.nextName();
                in.nextToken();
                Reply reply = kind == null ? null : read(kind, in);
                if (reply != null) {
                    return reply;
                }
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ProtocolException("a reply", json, e);
        }
        throw new ProtocolException("a reply", json, null);
    }

    private static @Nullable Reply read(String kind, JsonParser in) {
        if (kind.equals("chunk")) {
            long chunk = in.getLongValue();
            String what = in.nextName();
            JsonToken token = in.nextToken();
            if ("results".equals(what) && token == JsonToken.START_ARRAY) {
                return new Reply.Results(chunk, new ResultRow(in));
            }
            return "refused".equals(what) && token == JsonToken.START_OBJECT
                    ? new Reply.Refused(chunk, Fault.read(in))
                    : null;
        }
        if (kind.equals("hello")) {
            Map<String, String> members = RequestReader.members(in);
            return new Reply.Hello(
                    Integer.parseInt(RequestReader.text(members, "version")), RequestReader.text(members, "java"));
        }
        return null;
    }
}
