package io.github.poollaunch.protocol.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Any bytes, read by our parser and by Jackson's: both say the same, and refuse the same with the same words. The input's
 * first byte tells what is asked besides the tokens.
 */
public final class ParserFuzz {

    private static final List<String> EXPECTED = List.of("a", "name", "é");

    private ParserFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] json = Arrays.copyOfRange(input, 1, input.length);
        // Ours in the midst of others, by which a number would go on.
        byte[] around = Arrays.copyOf(input, input.length + 2);
        Arrays.fill(around, input.length, around.length, (byte) '1');
        JsonParser ours = Json.parser(around, 1, input.length);
        JsonParser theirs = JacksonParsers.parser(json, 0, json.length);
        for (int i = 0; i <= json.length + 1; i++) {
            Object expected = said(theirs, input[0], i);
            Object actual = said(ours, input[0], i);
            if (expected instanceof Refusal
                    && !(actual instanceof Refusal)
                    && ours.currentToken() == JsonToken.PROPERTY_NAME) {
                actual = said(ours, (byte) 0, 0); // Jackson looks at a value's beginning before it tells of its name.
            }
            if (!Objects.equals(expected, actual)) {
                throw new AssertionError("token " + i + ": " + actual + " instead of " + expected);
            }
            if (expected instanceof Refusal || "null".equals(expected)) {
                return;
            }
        }
    }

    private record Refusal(Class<?> type, @Nullable String words) {}

    private static Object said(JsonParser in, byte asked, int step) {
        try {
            if ((asked & 1) != 0 && step % 3 == 2) {
                JsonParser unused = in.skipChildren();
            }
            if ((asked & 2) != 0 && step % 2 == 1) {
                return in.nextName() + " " + in.currentToken() + " " + Json.depth(in);
            }
            if ((asked & 0x80) != 0 && step % 4 == 1) {
                String name = EXPECTED.get(step % EXPECTED.size());
                byte[] head = (",\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
                boolean next = Json.takeName(in, name, head) || name.equals(in.nextName());
                return next + " " + in.currentToken() + " " + Json.depth(in) + " " + (next ? in.getString() : "");
            }
            JsonToken token = (asked & 0x80) != 0 && step % 4 == 2 ? in.nextValue() : in.nextToken();
            if (token == null) {
                return "null";
            }
            // What is asked now and then only, so that what was not asked for is passed over as well.
            String value = (asked & 4) != 0 && step % 5 > 2 ? "" : value(in, token, asked);
            // Jackson has no text any more where it has decoded Base64, and tells of what was there before.
            boolean decoded = token == JsonToken.VALUE_STRING && (asked & 0x40) != 0;
            String whole = (asked & 8) != 0 && step == asked >> 4 && !decoded
                    ? Json.whole(in).getString()
                    : "";
            return token + " " + in.currentToken() + " " + Json.depth(in) + " " + value + whole;
        } catch (JacksonException | NumberFormatException e) { // The latter of a BigDecimal with an enormous exponent.
            return new Refusal(e.getClass(), e.getMessage());
        }
    }

    private static String value(JsonParser in, JsonToken token, byte asked) {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return switch (asked & 0x30) {
                case 0 -> in.getNumberType() + " " + in.getBigIntegerValue();
                case 0x10 -> in.getString() + in.getShortValue();
                case 0x20 -> in.getIntValue() + " " + in.getDoubleValue();
                default -> in.getLongValue() + " " + in.getDecimalValue() + " " + in.getLongValue();
            };
        }
        if (token == JsonToken.VALUE_STRING && (asked & 0x40) != 0) {
            return Arrays.toString(in.getBinaryValue());
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return switch (asked & 0x50) {
                case 0 -> in.getDoubleValue() + "";
                case 0x10 -> in.getDoubleValue() + in.getString();
                case 0x40 -> in.getDecimalValue() + "";
                default -> in.getFloatValue() + "";
            };
        }
        return in.getString();
    }
}
