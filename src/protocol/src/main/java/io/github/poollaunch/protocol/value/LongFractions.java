package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Single doubles in JSON between parent and child. One of a few decimals is such a number; one that would need more digits is a
 * string of its bits, Base64 of the eight bytes, the lowest first, since digits would take five times as long on both sides (see
 * {@link PackedFractions}, which many doubles in a list are).
 */
final class LongFractions {
    private LongFractions() {}

    private static final int DECIMALS = 6;
    private static final long UNIT = 1_000_000;

    /** All whole numbers up to there are doubles. */
    private static final double MOST = 1L << 53;

    /** With the one sign that fills up four. */
    private static final int CHARS = 12;

    private static final int BITS_A_CHAR = 6;

    /** The last character has so many bits that belong to the eight bytes, and two noughts behind them. */
    private static final int LAST_BITS = Long.SIZE % BITS_A_CHAR;

    private static final int MASK = (1 << BITS_A_CHAR) - 1;

    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);

    /** By character; -1 for those that are not in the alphabet. */
    private static final byte[] PLACES = new byte[128];

    static {
        Arrays.fill(PLACES, (byte) -1);
        for (int i = 0; i < ALPHABET.length; i++) {
            PLACES[ALPHABET[i]] = (byte) i;
        }
    }

    /** Whether it is a string of its bits: it is finite, neither a whole number below 2^53, nor one of six decimals below 2^33. */
    static boolean isLong(double number) {
        return !isWhole(number) && !isDecimal(number) && !Double.isNaN(number) && !Double.isInfinite(number);
    }

    private static boolean isWhole(double number) {
        return Math.abs(number) < MOST && Math.rint(number) == number;
    }

    /** The quotient of two whole numbers below 2^53 is the double that is nearest to that decimal: who reads it gets this one. */
    private static boolean isDecimal(double number) {
        double units = Math.rint(number * UNIT);
        return Math.abs(units) < MOST && units / UNIT == number;
    }

    /** Writes any double. */
    static void write(FrameBuffer out, double number) {
        if (isLong(number)) {
            byte[] quoted = new byte[CHARS + 2];
            quoted[0] = '"';
            encode(number, quoted, 1);
            quoted[CHARS + 1] = '"';
            out.write(quoted, 0, quoted.length);
        } else if (Double.isNaN(number) || Double.isInfinite(number)) {
            out.fraction(number);
        } else if (isWhole(number)) {
            boolean minusNought = Double.doubleToRawLongBits(number) == Double.doubleToRawLongBits(-0.0);
            out.ascii(minusNought ? "-" : "").number((long) number).ascii(".0");
        } else {
            out.decimal((long) Math.rint(number * UNIT), DECIMALS);
        }
    }

    /** The string of a double that is {@linkplain #isLong long}. */
    static String text(double number) {
        byte[] text = new byte[CHARS];
        encode(number, text, 0);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void encode(double number, byte[] to, int start) {
        long bytes = Long.reverseBytes(Double.doubleToRawLongBits(number));
        for (int i = 0; i < CHARS - 2; i++) {
            to[start + i] = ALPHABET[(int) (bytes >>> (Long.SIZE - BITS_A_CHAR * (i + 1))) & MASK];
        }
        to[start + CHARS - 2] = ALPHABET[(int) (bytes << (BITS_A_CHAR - LAST_BITS)) & MASK];
        to[start + CHARS - 1] = '=';
    }

    /** Reads a string of bits; null if it is none. */
    static @Nullable Double parse(String text) {
        if (text.length() != CHARS || text.charAt(CHARS - 1) != '=') {
            return null;
        }
        long bytes = 0;
        int place = 0;
        for (int i = 0; i < CHARS - 1; i++) {
            char c = text.charAt(i);
            place = c < PLACES.length ? PLACES[c] : -1;
            if (place < 0) {
                return null;
            }
            bytes = i < CHARS - 2
                    ? bytes << BITS_A_CHAR | place
                    : bytes << LAST_BITS | place >> (BITS_A_CHAR - LAST_BITS);
        }
        boolean whole = (place & ((1 << (BITS_A_CHAR - LAST_BITS)) - 1)) == 0;
        return whole ? Double.longBitsToDouble(Long.reverseBytes(bytes)) : null;
    }
}
