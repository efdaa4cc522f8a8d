package io.github.poollaunch.protocol.format;

import tools.jackson.core.io.NumberInput;

/** The numbers of a JSON text that are plain: whole ones of up to 18 digits, others of up to 32 characters. Not thread-safe. */
final class PlainNumbers {

    private static final int MAX_DIGITS = 18;
    private static final int MAX_FRACTION_CHARS = 32;

    private long whole;
    private boolean fraction;
    private final char[] text = new char[MAX_FRACTION_CHARS];
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
            return fraction(bytes, start, i, end);
        }
        if (count > MAX_DIGITS || (negative && value == 0)) {
            return -1; // Minus nought is another double than nought.
        }
        whole = negative ? -value : value;
        return i;
    }

    private int fraction(byte[] bytes, int start, int point, int end) {
        int i = point;
        if (bytes[i] == '.') {
            i = endOfDigits(bytes, i + 1, end);
        }
        if (i >= 0 && i < end && isExponent(bytes[i])) {
            boolean signed = i + 1 < end && (bytes[i + 1] == '-' || bytes[i + 1] == '+');
            i = endOfDigits(bytes, signed ? i + 2 : i + 1, end);
        }
        length = i - start;
        if (i < 0 || length > MAX_FRACTION_CHARS) {
            return -1;
        }
        for (int at = 0; at < length; at++) {
            text[at] = (char) bytes[start + at];
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
        return NumberInput.parseDouble(text, 0, length, true);
    }

    /** The same, rounded once. */
    float floatFraction() {
        return NumberInput.parseFloat(text, 0, length, true);
    }
}
