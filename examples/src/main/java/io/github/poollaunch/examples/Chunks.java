package io.github.poollaunch.examples;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A list in the background, in chunks of a given size; and what to do when it takes too long. */
public final class Chunks {
    private Chunks() {}

    /** How many steps it takes from a number to 1, by halving the even and tripling the odd. */
    public static int steps(int number) {
        int steps = 0;
        for (long n = number; n != 1; n = n % 2 == 0 ? n / 2 : 3 * n + 1) {
            steps++;
        }
        return steps;
    }

    public static long forEver(int seed) {
        long n = seed;
        while (true) {
            n = n * 31 + 7;
            if (n == 1 && seed < 0) {
                return n;
            }
        }
    }

    public static void main(String[] args) {
        List<Integer> numbers = IntStream.rangeClosed(1, 10_000).boxed().toList();
        try (Pool pool = Pool.of(2)) {
            AsyncResult<List<Integer>> steps = pool.mapAsync(Chunks::steps, numbers, 500);
            System.out.println("the longest way: "
                    + steps.get().stream().max(Integer::compare).orElseThrow()); // 261

            AsyncResult<Long> hanging = pool.applyAsync(Chunks::forEver, 1);
            try {
                System.out.println(hanging.get(Duration.ofMillis(200)));
            } catch (PoolTimeoutException e) {
                hanging.cancel(); // Its process is killed and replaced, although the loop heeds no interrupt.
                System.out.println("given up");
            }
            System.out.println(pool.apply(Chunks::steps, 27)); // 111
        }
    }
}
