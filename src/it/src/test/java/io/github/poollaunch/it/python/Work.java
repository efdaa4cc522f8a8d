package io.github.poollaunch.it.python;

import io.github.poollaunch.PoolListener;
import io.github.poollaunch.ThisWorker;

/** The functions of {@code src/docs/if-you-know.md}. */
public final class Work {

    private Work() {}

    public static int answer() {
        return 42;
    }

    public static int square(int x) {
        return x * x;
    }

    public static int multiply(int first, int second) {
        return first * second;
    }

    /** An initializer. */
    public static StringBuilder open(String language) {
        return new StringBuilder(language);
    }

    public static String decorate(int x) {
        return ThisWorker.state(StringBuilder.class).toString() + x;
    }

    public static char lookUp(int x) {
        return ThisWorker.shared(String.class).charAt(x);
    }

    /** A listener that does nothing. */
    public static final class Counter implements PoolListener {}
}
