package io.github.poollaunch.examples;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolFunction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/**
 * A lambda's declaration forgets what its lists and maps hold. A method reference remembers; or the types are told beside
 * the lambda.
 */
public final class TypedLambda {
    private TypedLambda() {}

    public record Sale(String shop, long cents) {}

    public static void main(String[] args) {
        long rebate = 5; // captured, and travels along
        PoolFunction<List<Sale>, Map<String, Long>> perShop = PoolFunction.typed(
                sales -> {
                    Map<String, Long> sums = new TreeMap<>();
                    for (Sale sale : sales) {
                        sums.merge(sale.shop(), sale.cents() - rebate, Long::sum);
                    }
                    return sums;
                },
                new TypeReference<List<Sale>>() {},
                new TypeReference<Map<String, Long>>() {});
        List<List<Sale>> days = List.of(
                List.of(new Sale("north", 105), new Sale("south", 205), new Sale("north", 305)),
                List.of(new Sale("south", 1005)));
        try (Pool pool = Pool.of(2)) {
            pool.map(perShop, days).forEach(System.out::println); // {north=400, south=200} and {south=1000}
        }
    }
}
