package io.github.poollaunch.protocol.format;

import io.github.poollaunch.protocol.frame.EightBytes;

/**
 * Looks through bytes eight at a time for what a string of JSON cannot have as it is; in long strings by blocks, within
 * which nothing is decided: a warm JVM takes half of the time for them, and a cold one 0.7, since it compiles a method that
 * is called often sooner than a long loop.
 */
public final class PlainAscii {

    /** What is looked at byte by byte: a JVM that starts does without {@link EightBytes} for class names and paths. */
    private static final int SHORT_BYTES = 128;

    /** The same at the beginning of what may be long: most names of members end there. */
    private static final int NAME_BYTES = 16;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int FIRST_UNESCAPED = 0x20;
    private static final int BLOCK_BYTES = 256;

    /** In shorter strings, a last block that is looked through in vain costs more than those before it have brought. */
    private static final int FIRST_BYTES = NAME_BYTES + 8 * BLOCK_BYTES;

    /** Swaps a quote with a space, which comes first behind all that is escaped, and nothing else with what comes before that. */
    private static final int QUOTE_TO_SPACE = '"' ^ ' ';

    private PlainAscii() {}

    /** The place of the first byte that is none of ASCII's, or is escaped, or ends a string; {@code to} if there is none. */
    public static int end(byte[] bytes, int from, int to) {
        int shortEnd = to - from <= SHORT_BYTES ? to : from + NAME_BYTES;
        int i = endByOne(bytes, from, shortEnd);
        if (i < shortEnd || shortEnd == to) {
            return i;
        }
        i = endByEight(bytes, i, Math.min(to, from + FIRST_BYTES));
        if (i == from + FIRST_BYTES) {
            while (i <= to - BLOCK_BYTES && isPlainBlock(bytes, i)) {
                i += BLOCK_BYTES;
            }
            i = endByEight(bytes, i, to);
        }
        return endByOne(bytes, i, to);
    }

    private static int endByOne(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] >= FIRST_UNESCAPED && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** The place of the first byte that is {@code wanted}, a character of ASCII; {@code to} if there is none. */
    public static int indexOf(char wanted, byte[] bytes, int from, int to) {
        int i = from;
        if (to - from > SHORT_BYTES) {
            while (i <= to - Long.BYTES && (zeros(EightBytes.get(bytes, i) ^ wanted * ONES) & HIGH_BITS) == 0) {
                i += Long.BYTES;
            }
        }
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /** The place of the first eight bytes that are not all plain, or do not all come before {@code to}. */
    private static int endByEight(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && isPlain(marks(EightBytes.get(bytes, i)))) {
            i += Long.BYTES;
        }
        return i;
    }

    private static boolean isPlainBlock(byte[] bytes, int from) {
        long marks = 0;
        for (int i = from; i < from + BLOCK_BYTES; i += Long.BYTES) {
            marks |= marks(EightBytes.get(bytes, i));
        }
        return isPlain(marks);
    }

    private static boolean isPlain(long marks) {
        return (marks & HIGH_BITS) == 0;
    }

    /**
     * The high bit of each byte that is not plain, up to the first that is none of ASCII's, which has it, too: bytes of ASCII
     * take nothing from the next one as they are subtracted.
     */
    private static long marks(long eight) {
        long upToQuote = HIGH_BITS + FIRST_UNESCAPED * ONES - (eight ^ QUOTE_TO_SPACE * ONES);
        long backslash = HIGH_BITS - (eight ^ '\\' * ONES);
        return eight | upToQuote | backslash;
    }

    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }
}
