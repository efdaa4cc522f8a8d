package io.github.poollaunch.it;

import io.github.poollaunch.Pool;
import java.util.List;

/** A parent JVM that maps three numbers, and prints the result. */
public final class PlainParent {

    private PlainParent() {}

    public static void main(String[] args) {
        try (Pool pool = Pool.of(2)) {
            System.out.println(pool.map(Functions::square, List.of(1, 2, 3)));
        }
    }
}
