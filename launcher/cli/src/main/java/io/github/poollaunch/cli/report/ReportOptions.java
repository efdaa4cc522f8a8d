package io.github.poollaunch.cli.report;

import io.github.poollaunch.PoolBuilder;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param experiments at least one, in their order
 * @param items how many random ints
 * @param repeat how often each figure is measured
 * @param javaHome the children's Java installation; null if it is the parent's
 * @param pools gives a builder with the user's options for each fresh pool
 */
record ReportOptions(
        List<Experiment> experiments,
        int processes,
        int items,
        long seed,
        int repeat,
        @Nullable String javaHome,
        Supplier<PoolBuilder> pools) {

    /** The seed's np.random.randint(low=0, high=1000). */
    static final int ITEMS_BELOW = 1_000;

    /** The same list for the same seed, in every Java version: the sequence of nextInt is specified. */
    List<Integer> randomItems() {
        Random random = new Random(seed);
        return IntStream.generate(() -> random.nextInt(ITEMS_BELOW))
                .limit(items)
                .boxed()
                .toList();
    }
}
