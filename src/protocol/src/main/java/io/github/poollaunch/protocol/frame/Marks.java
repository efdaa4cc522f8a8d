package io.github.poollaunch.protocol.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes, eight at a time, for what may be a frame's start or end: JSON escapes all of its kind in strings. */
final class Marks {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int FIRST_OTHER = FrameBuffer.START + 1;

    private Marks() {}

    /** The place of the first byte up to {@link FrameBuffer#START}, taken as unsigned; {@code to} if there is none. */
    static int indexOf(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && !mayHaveOne((long) EIGHT_BYTES.get(bytes, i))) {
            i += Long.BYTES;
        }
        while (i < to && (bytes[i] & 0xff) >= FIRST_OTHER) {
            i++;
        }
        return i;
    }

    /** The lowest byte with its high bit left is one; those above it may be none. */
    private static boolean mayHaveOne(long eight) {
        return ((eight - FIRST_OTHER * ONES) & ~eight & HIGH_BITS) != 0;
    }
}
