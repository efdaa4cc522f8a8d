package io.github.poollaunch.bench.contestant;

import java.util.ArrayList;
import java.util.List;

/** The same data for all contestants; src/main/python has the same formulas. */
public final class Data {

    private static final int PERIOD = 10_000;
    private static final long FACTOR = 6364136223846793005L;
    private static final long INCREMENT = 1442695040888963407L;
    private static final double UNIT = 0x1p-53;

    private Data() {}

    /** 0 to 9,999, again and again: their squares fit an int. */
    public static List<Integer> ints(int count) {
        List<Integer> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(i % PERIOD);
        }
        return items;
    }

    /** From 0 to 1, with all their digits, by Knuth's linear congruential generator. */
    public static double[] doubles(int count, long seed) {
        double[] items = new double[count];
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = state * FACTOR + INCREMENT;
            items[i] = (state >>> 11) * UNIT;
        }
        return items;
    }

    /** The same as a list. */
    public static List<Double> listOfDoubles(int count, long seed) {
        List<Double> list = new ArrayList<>(count);
        for (double item : doubles(count, seed)) {
            list.add(item);
        }
        return list;
    }

    /** Distinct ones: an eight-digit number, repeated up to the length. */
    public static List<String> strings(int count, int length) {
        List<String> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String digits = Integer.toString(100_000_000 + i).substring(1);
            items.add(digits.repeat(length / 8));
        }
        return items;
    }

    public static List<Reading> readings(int count) {
        List<Reading> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(Reading.of(i));
        }
        return items;
    }

    /**
     * Most of the alphabet, repeated up to the length. A multiple of 25 is made at once: what else a large one was made of
     * would stay in the way, in the midst of the heap of 17, which does not move what is large.
     */
    public static String text(int length) {
        String letters = "abcdefghijklmnopqrstuvwxy";
        return letters.repeat(length / letters.length()).concat(letters.substring(0, length % letters.length()));
    }

    /**
     * Microseconds of work with a heavy tail (Pareto, exponent 1.2): most take 20 µs, a few some hundred times as long.
     *
     * @param seed tells where the long ones lie
     */
    public static List<Integer> heavyTailedMicros(int count, long seed) {
        List<Integer> items = new ArrayList<>(count);
        for (double uniform : doubles(count, seed)) {
            items.add((int) Math.min(100_000, 20 / Math.pow(1 - uniform, 1 / 1.2)));
        }
        return items;
    }
}
