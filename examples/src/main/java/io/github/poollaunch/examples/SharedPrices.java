package io.github.poollaunch.examples;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ThisWorker;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** A value that all tasks read is sent to each worker once, and not again with each task. */
public final class SharedPrices {
    private SharedPrices() {}

    public record Order(String what, int count) {}

    public static long total(Order order) {
        Map<String, Long> prices = ThisWorker.shared();
        return prices.getOrDefault(order.what(), 0L) * order.count();
    }

    public static void main(String[] args) {
        Map<String, Long> prices = Map.of("pen", 120L, "book", 1250L);
        try (Pool pool = Pool.builder()
                .processes(2)
                .shared(prices, new TypeReference<Map<String, Long>>() {})
                .build()) {
            System.out.println(
                    pool.map(SharedPrices::total, List.of(new Order("pen", 10), new Order("book", 2)))); // [1200, 2500]
        }
    }
}
