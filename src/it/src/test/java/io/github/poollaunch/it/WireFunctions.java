package io.github.poollaunch.it;

import io.github.poollaunch.PoolFunction;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tests of wire formats let the workers run. */
public final class WireFunctions {

    private WireFunctions() {}

    public record Sample(int id, String name, double value, List<Float> more, Map<String, Object> tags) {}

    /** Other than its name nothing of it is known to a worker without the pool's own jar. */
    public static final class Negator implements PoolFunction<Integer, Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public Integer apply(Integer item) {
            return -item;
        }
    }

    public static Sample next(Sample sample) {
        return new Sample(sample.id() + 1, sample.name(), -sample.value(), sample.more(), sample.tags());
    }

    public static double same(double value) {
        return value;
    }

    public static String twice(String text) {
        return text + text;
    }

    public static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    public static Object echo(Object value) {
        return value;
    }

    public static int noMultipleOfFive(int x) {
        if (x % 5 == 0) {
            throw new IllegalArgumentException(x + " is a multiple of five");
        }
        return x;
    }

    /** Every third result has something that cannot travel, behind names that a generator would remember. */
    public static Object sometimesUnsendable(int x) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            result.put("name" + (x + i), i);
        }
        if (x % 3 == 0) {
            result.put("it", new Object());
        }
        return result;
    }

    /** Which of the named classes this VM has loaded; it needs java.lang opened. */
    public static List<String> loaded(List<String> names) throws ReflectiveOperationException {
        Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        find.setAccessible(true);
        List<String> found = new ArrayList<>();
        for (String name : names) {
            if (find.invoke(ClassLoader.getSystemClassLoader(), name) != null) {
                found.add(name);
            }
        }
        return found;
    }
}
