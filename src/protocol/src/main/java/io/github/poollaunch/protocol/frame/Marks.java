package io.github.poollaunch.protocol.frame;

/** Looks through bytes, eight at a time, for what may be a frame's start or end: JSON escapes all of its kind in strings. */
final class Marks {

    /** What is looked at byte by byte first: short frames end there, and {@link EightBytes} is not needed for them. */
    private static final int FIRST_BYTES = 256;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int FIRST_OTHER = FrameBuffer.START + 1;

    private Marks() {}

    /** The place of the first byte up to {@link FrameBuffer#START}, taken as unsigned; {@code to} if there is none. */
    static int indexOf(byte[] bytes, int from, int to) {
        int first = Math.min(to, from + FIRST_BYTES);
        int i = oneByOne(bytes, from, first);
        if (i < first || first == to) {
            return i;
        }
        while (i <= to - Long.BYTES && !mayHaveOne(EightBytes.get(bytes, i))) {
            i += Long.BYTES;
        }
        return oneByOne(bytes, i, to);
    }

    private static int oneByOne(byte[] bytes, int from, int to) {
        int i = from;
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
