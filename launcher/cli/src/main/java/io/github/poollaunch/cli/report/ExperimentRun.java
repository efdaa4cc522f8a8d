package io.github.poollaunch.cli.report;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One experiment on one engine, as the seed does it: a fresh pool, a map with the default chunks, the pool's end.
 *
 * @param wholeMs making the pool, the map, closing it
 * @param mapMs the map alone, once more on the same pool, with all workers ready and used; null if not asked for
 * @param results the map's
 * @param sameAgain whether the second map gave the same
 */
record ExperimentRun(double wholeMs, @Nullable Double mapMs, List<? extends Number> results, boolean sameAgain) {

    /**
     * Measures.
     *
     * @param mapAlone whether to run the map once more on the pool, which is not part of {@code wholeMs}
     */
    static ExperimentRun measure(
            ReportOptions options,
            Engine engine,
            PoolFunction<Integer, ? extends Number> function,
            List<Integer> items,
            boolean mapAlone,
            Progress.Task progress) {
        WorkersReady ready = new WorkersReady(options.processes(), progress::itemsDone);
        Stopwatch making = new Stopwatch();
        Pool pool = options.pools().get().engine(engine).listener(ready).build();
        try {
            List<? extends Number> results = pool.map(function, items);
            double made = making.millis();
            Double again = null;
            boolean same = true;
            if (mapAlone) {
                ready.awaitAll();
                // Untimed: a child's first chunk loads what all chunks need, and a running pool has that behind it.
                pool.map(Experiment.SQUARE.function(), items);
                Stopwatch mapping = new Stopwatch();
                List<? extends Number> second = pool.map(function, items);
                again = mapping.millis();
                same = second.equals(results);
            }
            Stopwatch closing = new Stopwatch();
            pool.close();
            return new ExperimentRun(made + closing.millis(), again, results, same);
        } finally {
            pool.terminate();
        }
    }
}
