package io.github.poollaunch.protocol.format;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * The tokens of a JSON text in UTF-8, as far as it is plain: objects and arrays, strings, numbers that are
 * not too long, true, false, null. It takes nothing that is not JSON; but what is JSON may be too much
 * for it: longer numbers, names with escapes, and broken text it leaves to Jackson ({@link PlainParser}). Not thread-safe.
 */
final class PlainTokens {

    private static final int FIRST_DEPTH = 16;

    private final byte[] bytes;
    private final int end;
    private final PlainNames names;
    private final PlainNumbers numbers = new PlainNumbers();
    private final PlainStrings strings;
    private int position;

    /** Whether what is open at each depth is an object. */
    private boolean[] objects = new boolean[FIRST_DEPTH];

    private int depth;

    /** Whether what is open is an array. */
    private boolean array;

    /** Whether nothing has come yet of what is open. */
    private boolean first = true;

    /** Whether a member's name has come, and its value has not. */
    private boolean named;

    PlainTokens(byte[] bytes, int start, int end, PlainNames names) {
        this.bytes = bytes;
        this.names = names;
        this.strings = new PlainStrings(bytes, end);
        this.position = start;
        this.end = end;
    }

    int depth() {
        return depth;
    }

    /** The last whole number. */
    long number() {
        return numbers.whole();
    }

    /** The last number with a fraction or an exponent. */
    double fraction() {
        return numbers.fraction();
    }

    /** The same, rounded once. */
    float floatFraction() {
        return numbers.floatFraction();
    }

    /** The same, with all of its digits; null if its exponent is left to Jackson. */
    @Nullable
    BigDecimal decimal() {
        return numbers.decimal();
    }

    /** The last string or name. */
    String text() {
        return strings.text();
    }

    /** The bytes whose Base64 the last string is; null if it is none, or the string has been asked for. */
    byte @Nullable [] binary() {
        return strings.binary();
    }

    /** Whether the text is over, and all of it was plain. */
    boolean isOver() {
        return depth == 0 && !first && blank(position) == end;
    }

    /** Returns the next token; null if it is not plain, or there is none: nothing is to be asked then any more. */
    @Nullable
    JsonToken next() {
        return isBeforeName() ? nextName() : nextValue();
    }

    /** Whether what follows is a member's name, or the end of its object. */
    boolean isBeforeName() {
        return depth > 0 && !array && !named;
    }

    /** As {@link #next} where that is a name, or an object's end. */
    @Nullable
    JsonToken nextName() {
        int i = blank(position);
        if (i < end && bytes[i] == '}') {
            return close(i, true);
        }
        i = behindComma(i);
        return i < end ? name(i, bytes[i]) : null;
    }

    /**
     * As {@link #next} where that is no name. Apart from those, and with one place that looks at a value: a compiler makes
     * a copy of that for each place, which a new JVM waits for.
     */
    @Nullable
    JsonToken nextValue() {
        int i = position;
        if (array && !first && i + 1 < end && bytes[i] == ',' && bytes[i + 1] > ' ') {
            i++; // What most elements are.
        } else {
            i = blank(i);
            if (named) {
                named = false;
            } else if (array && i < end && bytes[i] == ']') {
                return close(i, false);
            } else {
                i = depth > 0 || first ? behindComma(i) : end;
            }
        }
        return i < end ? value(i, bytes[i]) : null;
    }

    /** Where an element or a member starts that follows here; {@link #end} if none does, or no plain one. */
    private int behindComma(int i) {
        if (first) {
            return i;
        }
        return i < end && bytes[i] == ',' ? blank(i + 1) : end;
    }

    /**
     * Takes a member's name if it is the one that is expected, written as we do; else nothing.
     *
     * @param head the name in its quotes, between the comma that is before it, if it is not the first, and its colon
     */
    boolean takeName(String name, byte[] head) {
        int skipped = first ? 1 : 0;
        int next = position + head.length - skipped;
        boolean taken =
                isBeforeName() && next <= end && Arrays.equals(bytes, position, next, head, skipped, head.length);
        if (taken) {
            tookName(name, next);
        }
        return taken;
    }

    /**
     * Takes the whole numbers that follow in an array, each right behind its comma. What is anything else, or written in
     * another way, is left to {@link #next}.
     *
     * @param into where the numbers go, from {@code place} on and as far as it has room
     * @param bits of how many bits they may be: a larger one is not taken
     * @return how many were taken
     */
    int wholes(long[] into, int place, int bits) {
        if (!array || first) {
            return 0;
        }
        position = numbers.scanRow(bytes, position, end, into, place, bits);
        return numbers.count();
    }

    /** As the other one, for ints, which go from {@code place} on. */
    int wholes(int[] into, int place, int to) {
        if (!array || first) {
            return 0;
        }
        position = numbers.scanRow(bytes, position, end, into, place, to);
        return numbers.count();
    }

    /** Whether another element of an array follows. */
    boolean isBeforeComma() {
        return array && position < end && bytes[position] == ',';
    }

    private int blank(int from) {
        int i = from;
        while (i < end && isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private @Nullable JsonToken value(int i, byte c) {
        if (c == '-' || (c >= '0' && c <= '9')) {
            return number(i);
        }
        switch (c) {
            case '"' -> {
                return string(i + 1);
            }
            case '{' -> {
                return open(i, true);
            }
            case '[' -> {
                return open(i, false);
            }
            case 't' -> {
                return word("true", JsonToken.VALUE_TRUE, i);
            }
            case 'f' -> {
                return word("false", JsonToken.VALUE_FALSE, i);
            }
            case 'n' -> {
                return word("null", JsonToken.VALUE_NULL, i);
            }
            default -> {
                return null;
            }
        }
    }

    private @Nullable JsonToken number(int start) {
        int i = numbers.scan(bytes, start, end);
        if (i < 0 || !endsWord(i)) {
            return null;
        }
        return took(i, numbers.isFraction() ? JsonToken.VALUE_NUMBER_FLOAT : JsonToken.VALUE_NUMBER_INT);
    }

    private @Nullable JsonToken word(String word, JsonToken token, int start) {
        int i = start + word.length();
        if (i > end || !endsWord(i)) {
            return null;
        }
        for (int at = 1; at < word.length(); at++) {
            if (bytes[start + at] != word.charAt(at)) {
                return null;
            }
        }
        return took(i, token);
    }

    private boolean endsWord(int i) {
        if (depth == 0) {
            return i >= end || isBlank(bytes[i]);
        }
        return i < end && (bytes[i] == ',' || bytes[i] == ']' || bytes[i] == '}' || isBlank(bytes[i]));
    }

    private JsonToken took(int i, JsonToken token) {
        position = i;
        first = false;
        return token;
    }

    private @Nullable JsonToken open(int i, boolean object) {
        if (depth == JacksonParsers.MAX_DEPTH) {
            return null;
        }
        depth++;
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, 2 * depth);
        }
        objects[depth] = object;
        array = !object;
        position = i + 1;
        first = true;
        return object ? JsonToken.START_OBJECT : JsonToken.START_ARRAY;
    }

    private JsonToken close(int i, boolean object) {
        depth--;
        array = depth > 0 && !objects[depth];
        return took(i + 1, object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY);
    }

    private @Nullable JsonToken name(int start, byte quote) {
        if (quote != '"') {
            return null;
        }
        int nameEnd = PlainAscii.end(bytes, start + 1, end);
        boolean ascii = nameEnd < end && bytes[nameEnd] == '"';
        if (!ascii) {
            nameEnd = PlainAscii.indexOf('"', bytes, nameEnd, end);
        }
        int colon = nameEnd == end ? end : blank(nameEnd + 1);
        if (colon == end || bytes[colon] != ':') {
            return null;
        }
        String name = ascii ? names.of(bytes, start + 1, nameEnd) : names.ofUtf8(bytes, start + 1, nameEnd);
        return name == null ? null : tookName(name, colon + 1);
    }

    private JsonToken tookName(String name, int next) {
        strings.set(name);
        named = true;
        return took(next, JsonToken.PROPERTY_NAME);
    }

    private @Nullable JsonToken string(int start) {
        int i = strings.scan(start);
        return i < 0 ? null : took(i, JsonToken.VALUE_STRING);
    }
}
