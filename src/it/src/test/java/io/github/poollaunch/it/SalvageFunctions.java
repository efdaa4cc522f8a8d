package io.github.poollaunch.it;

import org.jspecify.annotations.Nullable;

/** Functions whose results differ in how a child keeps them until they are sent; each ends its VM at one of its items. */
public final class SalvageFunctions {
    private SalvageFunctions() {}

    /** @param last what {@code item} must not be */
    private static int unless(int last, int item) {
        if (item == last) {
            Runtime.getRuntime().halt(9);
        }
        return item;
    }

    public static Integer ints(int last, int item) {
        return 1_000_003 * unless(last, item);
    }

    public static Long longs(int last, int item) {
        return item % 700 == 699 ? Long.MIN_VALUE : -3_000_000_019L * unless(last, item);
    }

    public static @Nullable Integer withNulls(int last, int item) {
        return item % 300 == 299 ? null : unless(last, item) - 5_000;
    }

    public static String texts(int last, int item) {
        return "item \u00fc " + unless(last, item);
    }
}
