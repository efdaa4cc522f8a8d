package io.github.poollaunch.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Functions of several arguments, and generic ones. */
public final class CallFunctions {

    private final String prefix;

    /** An object with a name, made in the worker. */
    public record Pair(String name, int size) {}

    CallFunctions(String prefix) {
        this.prefix = prefix;
    }

    /** A bound method's receiver travels. */
    record Prefixer(String prefix) implements java.io.Serializable {
        String join(String first, int second) {
            return prefix + first + second;
        }
    }

    public static long power(int base, int exponent) {
        long result = 1;
        for (int i = 0; i < exponent; i++) {
            result *= base;
        }
        return result;
    }

    public static String join3(String first, Integer second, List<Long> third) {
        return first + second + third + third.stream().mapToLong(each -> each).sum();
    }

    public static int divide(int dividend, int divisor) {
        return dividend / divisor;
    }

    public static String nullsAsText(String first, Integer second) {
        return first + "/" + second;
    }

    public static <T> List<T> twice(T value, T other) {
        List<T> both = new ArrayList<>();
        both.add(value);
        both.add(other);
        return both;
    }

    public static int sleepy(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }

    @Override
    public String toString() {
        return prefix.toUpperCase(Locale.ROOT);
    }
}
