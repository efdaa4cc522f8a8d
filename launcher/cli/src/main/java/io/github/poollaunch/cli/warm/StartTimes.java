package io.github.poollaunch.cli.warm;

import io.github.poollaunch.Archive;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.cli.report.Workloads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * How long a pool of one child takes until its first result, with and without an archive: medians of some runs, taken in turns
 * so that whatever else the machine does slows both.
 */
record StartTimes(Duration without, Duration with) {

    private static final int RUNS = 5;

    static StartTimes measure(Supplier<PoolBuilder> builder) {
        List<Duration> without = new ArrayList<>();
        List<Duration> with = new ArrayList<>();
        once(builder.get(), Archive.NONE); // This JVM's own first pool is slower.
        for (int i = 0; i < RUNS; i++) {
            without.add(once(builder.get(), Archive.NONE));
            with.add(once(builder.get(), Archive.AUTO));
        }
        return new StartTimes(median(without), median(with));
    }

    private static Duration once(PoolBuilder builder, Archive archive) {
        long start = System.nanoTime();
        try (Pool pool = builder.processes(1).archive(archive).build()) {
            int unused = pool.apply(Workloads::square, 3);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static Duration median(List<Duration> durations) {
        Collections.sort(durations);
        return durations.get(durations.size() / 2);
    }
}
