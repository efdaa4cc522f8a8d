package io.github.poollaunch.protocol.format;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberInput;

/** The numbers of a JSON text that are plain: whole ones that are longs, others of up to 32 characters. Not thread-safe. */
final class PlainNumbers {

    /** Such a number is a long, or a negative one to a long's arithmetic: less than twice as large as the largest. */
    private static final int MAX_DIGITS = 19;

    private static final int MAX_FRACTION_CHARS = 32;

    /** Whole numbers of so many digits are doubles, and so are the first powers of ten: their quotient is rounded once. */
    private static final int MAX_EXACT_DIGITS = 15;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };

    private long whole;
    private int count;
    private boolean fraction;

    /** The last number with a fraction, if {@link #exact}. */
    private double quotient;

    private boolean exact;

    /** The text of the last number with a fraction. */
    private byte[] bytes = new byte[0];

    private int start;
    private int length;

    /** Returns where the number ends that starts there; -1 if it is none, or not plain. */
    int scan(byte[] bytes, int start, int end) {
        boolean negative = bytes[start] == '-';
        int digits = negative ? start + 1 : start;
        int limit = Math.min(end, digits + MAX_DIGITS + 1);
        int i = digits;
        long value = 0;
        while (i < limit && isDigit(bytes[i])) {
            value = value * 10 + (bytes[i] - '0');
            i++;
        }
        int count = i - digits;
        if (count == 0 || (bytes[digits] == '0' && count > 1)) {
            return -1; // A nought before other digits is no JSON.
        }
        fraction = i < end && (bytes[i] == '.' || isExponent(bytes[i]));
        if (fraction) {
            return fraction(bytes, start, i, end, value);
        }
        boolean tooLarge = count > MAX_DIGITS || (value < 0 && !(negative && value == Long.MIN_VALUE));
        if (tooLarge || (negative && value == 0)) {
            return -1; // Minus nought is another double than nought.
        }
        whole = negative ? -value : value;
        return i;
    }

    /**
     * Takes the whole numbers of a row, each right behind its comma; {@link #count} tells how many. What is anything else, or
     * written in another way, ends it.
     *
     * @param from where a comma may stand
     * @param into where the numbers go, from {@code place} on and as far as it has room
     * @param bits of how many bits they may be: a larger one is not taken
     * @return where the last one that was taken ends; {@code from} if none was
     */
    int scanRow(byte[] bytes, int from, int end, long[] into, int place, int bits) {
        int at = from;
        int free = place;
        int next;
        while (free < into.length && (next = scanInRow(bytes, at, end, bits)) >= 0) {
            into[free++] = whole;
            at = next;
        }
        took(free - place);
        return at;
    }

    /**
     * The same for ints.
     *
     * @param place where the first number goes
     * @param to where no number goes any more
     */
    int scanRow(byte[] bytes, int from, int end, int[] into, int place, int to) {
        int at = from;
        int free = place;
        int next;
        while (free < to && (next = scanInRow(bytes, at, end, Integer.SIZE)) >= 0) {
            into[free++] = (int) whole;
            at = next;
        }
        took(free - place);
        return at;
    }

    private void took(int numbers) {
        count = numbers;
        fraction &= numbers == 0;
    }

    /**
     * Returns where the number ends that stands behind a comma, and is {@link #whole} then; -1 if none does that is to be taken.
     * Apart from {@link #scan}, which does more: a new JVM takes 1.04 of the time for a million numbers by that.
     */
    private int scanInRow(byte[] bytes, int comma, int end, int bits) {
        if (comma + 1 >= end || bytes[comma] != ',') {
            return -1;
        }
        boolean negative = bytes[comma + 1] == '-';
        int digits = negative ? comma + 2 : comma + 1;
        int at = digits;
        long value = 0;
        while (at < end && isDigit(bytes[at])) {
            value = value * 10 + (bytes[at] - '0');
            at++;
        }
        int size = at - digits;
        boolean startsWithNought = size > 0 && bytes[digits] == '0' && (size > 1 || negative);
        boolean ends = at < end && (bytes[at] == ',' || bytes[at] == ']');
        long number = negative ? -value : value;
        boolean fits = bits == Long.SIZE || number == (int) number;
        if (size == 0 || size > MAX_DIGITS || value < 0 || startsWithNought || !ends || !fits) {
            return -1;
        }
        whole = number;
        return at;
    }

    /** How many numbers {@link #scanRow} has taken. */
    int count() {
        return count;
    }

    /** The number has a point or an exponent at {@code point}, and what is before it is {@code before}. */
    private int fraction(byte[] text, int from, int point, int end, long before) {
        int i = point;
        int decimalsEnd = point;
        if (text[i] == '.') {
            i = endOfDigits(text, i + 1, end);
            decimalsEnd = i;
        }
        boolean exponent = i >= 0 && i < end && isExponent(text[i]);
        if (exponent) {
            boolean signed = i + 1 < end && (text[i + 1] == '-' || text[i + 1] == '+');
            i = endOfDigits(text, signed ? i + 2 : i + 1, end);
        }
        bytes = text;
        start = from;
        length = i - from;
        if (i < 0 || length > MAX_FRACTION_CHARS) {
            return -1;
        }
        boolean negative = text[from] == '-';
        int digits = decimalsEnd - 1 - (negative ? from + 1 : from);
        exact = !exponent && digits <= MAX_EXACT_DIGITS;
        if (exact) {
            long units = before;
            for (int at = point + 1; at < decimalsEnd; at++) {
                units = units * 10 + (text[at] - '0');
            }
            double positive = units / POWERS[decimalsEnd - point - 1];
            quotient = negative ? -positive : positive;
        }
        return i;
    }

    /** Returns -1 if there is none. */
    private static int endOfDigits(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && isDigit(bytes[i])) {
            i++;
        }
        return i == start ? -1 : i;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isExponent(byte c) {
        return c == 'e' || c == 'E';
    }

    /** Whether the last number has a fraction or an exponent. */
    boolean isFraction() {
        return fraction;
    }

    /** The last number, if it is whole. */
    long whole() {
        return whole;
    }

    /** The last number, if it is not whole. */
    double fraction() {
        return exact ? quotient : NumberInput.parseDouble(text(), 0, length, true);
    }

    /** The same, rounded once. */
    float floatFraction() {
        return NumberInput.parseFloat(text(), 0, length, true);
    }

    /** The same, with all of its digits; null if the JDK does not take its exponent. */
    @Nullable
    BigDecimal decimal() {
        try {
            return new BigDecimal(text());
        } catch (NumberFormatException e) {
            return null; // It is Jackson that tells what is wrong.
        }
    }

    private char[] text() {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) bytes[start + i];
        }
        return text;
    }
}
