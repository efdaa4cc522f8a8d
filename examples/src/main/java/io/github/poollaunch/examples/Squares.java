package io.github.poollaunch.examples;

import io.github.poollaunch.Pool;
import java.util.List;

/** The smallest program: a pool of processes, a function, a list. */
public final class Squares {
    private Squares() {}

    public static int square(int x) {
        return x * x;
    }

    public static void main(String[] args) {
        try (Pool pool = Pool.of(4)) {
            List<Integer> squares = pool.map(Squares::square, List.of(1, 2, 3, 4, 5));
            System.out.println(squares); // [1, 4, 9, 16, 25]
        }
    }
}
