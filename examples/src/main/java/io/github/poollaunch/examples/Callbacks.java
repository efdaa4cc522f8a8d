package io.github.poollaunch.examples;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import java.time.Duration;

/** One task at a time: {@code apply} waits for it, {@code applyAsync} does not, and tells one of two callbacks how it ended. */
public final class Callbacks {
    private Callbacks() {}

    public static int parse(String text) {
        return Integer.parseInt(text);
    }

    public static void main(String[] args) {
        try (Pool pool = Pool.of(2)) {
            System.out.println(pool.apply(Callbacks::parse, "6") * 7); // 42

            AsyncResult<Integer> good = pool.applyAsync(
                    Callbacks::parse, "7", result -> System.out.println("got " + result), Throwable::printStackTrace);
            good.get(); // got 7: callbacks are told before the result is there

            AsyncResult<Integer> bad = pool.applyAsync(
                    Callbacks::parse,
                    "seven",
                    result -> System.out.println("got " + result),
                    error -> System.out.println("failed: " + error.getCause()));
            bad.await(Duration.ofMinutes(1)); // unlike get, it does not throw what the task has thrown
            System.out.println(bad.successful()); // false
        }
    }
}
