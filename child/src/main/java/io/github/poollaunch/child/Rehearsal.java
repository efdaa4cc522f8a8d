package io.github.poollaunch.child;

import java.util.ArrayList;
import java.util.List;

/**
 * What a child is made to run when its class-data archive is made, so that what usual functions need is loaded and gets into
 * it. Never used by a pool.
 */
public final class Rehearsal {

    /** A value as users have them. */
    public record Reading(String name, long time, List<Double> values) {}

    private Rehearsal() {}

    public static int square(int x) {
        return Math.multiplyExact(x, x);
    }

    public static int add(int x, int y) {
        return Math.addExact(x, y);
    }

    public static String shout(String text) {
        return text + "!";
    }

    public static double half(double x) {
        return x / 2;
    }

    public static Reading next(Reading reading) {
        List<Double> values = new ArrayList<>();
        for (Double value : reading.values()) {
            values.add(value + 1);
        }
        return new Reading(reading.name(), reading.time() + 1, values);
    }

    /** Always throws. */
    public static int fail(int x) {
        throw new IllegalArgumentException("no " + x);
    }

    /** Loads a class that a user's function has loaded before; tells whether it is there. */
    public static boolean load(String className) {
        try {
            Class<?> unused = Class.forName(className, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
