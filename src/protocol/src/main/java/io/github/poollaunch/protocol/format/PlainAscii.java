package io.github.poollaunch.protocol.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes eight at a time for what a string of JSON cannot have as it is. */
public final class PlainAscii {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int FIRST_UNESCAPED = 0x20;

    private PlainAscii() {}

    /** The place of the first byte that is none of ASCII's, or is escaped, or ends a string; {@code to} if there is none. */
    public static int end(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && isPlain((long) EIGHT_BYTES.get(bytes, i))) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] >= FIRST_UNESCAPED && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** The place of the first byte that is {@code wanted}, a character of ASCII; {@code to} if there is none. */
    public static int indexOf(char wanted, byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && (zeros((long) EIGHT_BYTES.get(bytes, i) ^ wanted * ONES) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /** Each term has the high bit of the lowest byte that is not plain, and perhaps of some above it. */
    private static boolean isPlain(long eight) {
        long controls = (eight - FIRST_UNESCAPED * ONES) & ~eight;
        long marks = zeros(eight ^ '"' * ONES) | zeros(eight ^ '\\' * ONES);
        return ((eight | controls | marks) & HIGH_BITS) == 0;
    }

    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }
}
