package io.github.poollaunch.examples;

/** Functions of numbers, for the shell: {@code seq 10 | pool-launch map io.github.poollaunch.examples.Numbers::square}. */
public final class Numbers {
    private Numbers() {}

    /** The square. It throws where an int is too small for it, rather than to give a wrong one. */
    public static int square(int x) {
        return Math.multiplyExact(x, x);
    }

    /** The square, after a second: work that takes its time, to see results come in one by one. */
    public static int slowSquare(int x) throws InterruptedException {
        Thread.sleep(1_000);
        return square(x);
    }
}
