package io.github.poollaunch.protocol.frame;

/** Whole numbers that are not negative, as decimal digits. */
final class Digits {

    private static final int HUNDRED = 100;
    private static final int TEN = 10;

    /** The powers of ten that a long can hold, by their exponent. */
    private static final long[] POWERS = powers();

    /** log10(2) in units of 1/4096, rounded down. */
    private static final int LOG_OF_TWO = 1233;

    private static final int LOG_BITS = 12;

    private Digits() {}

    private static long[] powers() {
        long[] powers = new long[19];
        long power = 1;
        for (int i = 0; i < powers.length; i++) {
            powers[i] = power;
            power *= TEN;
        }
        return powers;
    }

    static int count(long number) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(number | 1);
        int guess = (bits * LOG_OF_TWO) >>> LOG_BITS;
        return guess < POWERS.length && number >= POWERS[guess] ? guess + 1 : Math.max(guess, 1);
    }

    /** Writes whole numbers, negative ones too, each behind a comma, from {@code start} on; returns where the last one ends. */
    static int writeRow(long[] numbers, int from, int to, byte[] bytes, int start) {
        int at = start;
        for (int i = from; i < to; i++) {
            long number = numbers[i];
            bytes[at++] = ',';
            if (number < 0) {
                bytes[at++] = '-';
                number = -number;
            }
            at += count(number);
            write(number, bytes, at);
        }
        return at;
    }

    /** Writes a number's digits, the last of them right before {@code end}. */
    static void write(long number, byte[] bytes, int end) {
        int place = end;
        long rest = number;
        while (rest > Integer.MAX_VALUE) {
            long quotient = rest / HUNDRED;
            place = writeTwo((int) (rest - quotient * HUNDRED), bytes, place);
            rest = quotient;
        }
        int small = (int) rest;
        while (small >= HUNDRED) {
            int quotient = small / HUNDRED;
            place = writeTwo(small - quotient * HUNDRED, bytes, place);
            small = quotient;
        }
        if (small >= TEN) {
            writeTwo(small, bytes, place);
        } else {
            bytes[place - 1] = (byte) ('0' + small);
        }
    }

    /** Numbers below a hundred come one by one more quickly than their quotients do. */
    private static int writeTwo(int two, byte[] bytes, int end) {
        int tens = two / TEN;
        bytes[end - 1] = (byte) ('0' + two - tens * TEN);
        bytes[end - 2] = (byte) ('0' + tens);
        return end - 2;
    }
}
