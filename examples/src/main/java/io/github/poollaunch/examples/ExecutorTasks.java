package io.github.poollaunch.examples;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.PoolSupplier;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The pool as an ExecutorService, for code that has one already. */
public final class ExecutorTasks {
    private ExecutorTasks() {}

    public static int length(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("no text");
        }
        return text.length();
    }

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        // Pool is AutoCloseable on every Java; an ExecutorService only since 19.
        try (Pool pool = Pool.of(2)) {
            PoolExecutorService executor = pool.asExecutorService();
            Future<Integer> one = executor.submit(() -> length("hello"));
            System.out.println(one.get()); // 5

            List<PoolSupplier<Integer>> tasks = Stream.of("a", "bb", "ccc")
                    .map(text -> (PoolSupplier<Integer>) () -> length(text))
                    .toList();
            int sum = 0;
            for (Future<Integer> each : executor.invokeAll(tasks)) {
                sum += each.get();
            }
            System.out.println(sum); // 6

            try {
                executor.submit(() -> length("")).get();
            } catch (ExecutionException e) {
                System.out.println(e.getCause());
            }
            executor.shutdown();
            System.out.println(executor.awaitTermination(1, TimeUnit.MINUTES)); // true
        }
    }
}
