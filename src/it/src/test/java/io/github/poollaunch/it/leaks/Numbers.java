package io.github.poollaunch.it.leaks;

import java.util.List;
import java.util.stream.IntStream;

/** What the workers run, and what must come of it. */
public final class Numbers {

    private Numbers() {}

    public static int square(int x) {
        return x * x;
    }

    public static int noZero(int x) {
        return 100 / x;
    }

    /** Longer than a kill takes to arrive. */
    public static int slowSquare(int x) throws InterruptedException {
        Thread.sleep(2);
        return x * x;
    }

    public static Object prepare() {
        return new Object();
    }

    static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    static void checkSquares(List<Integer> items, List<Integer> results) {
        Wrong.unless(items.size() == results.size(), results.size() + " results for " + items.size() + " items");
        for (int i = 0; i < items.size(); i++) {
            checkSquare(items.get(i), results.get(i));
        }
    }

    static void checkSquare(int item, int result) {
        Wrong.unless(result == item * item, item + "² came as " + result);
    }
}
