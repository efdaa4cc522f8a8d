package io.github.poollaunch.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Who comes when: each round has its own order, so that nobody always follows the same neighbour; the same in each run. */
final class Order {

    private static final long SEED = 5;

    private Order() {}

    static <T> List<T> of(List<T> all, int round) {
        List<T> order = new ArrayList<>(all);
        if (round > 0) {
            Collections.shuffle(order, new Random(SEED + round));
        }
        return order;
    }
}
