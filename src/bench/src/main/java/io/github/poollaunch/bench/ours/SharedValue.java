package io.github.poollaunch.bench.ours;

import static io.github.poollaunch.bench.contestant.RequestLoop.check;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.ThisWorker;
import io.github.poollaunch.bench.contestant.Data;
import io.github.poollaunch.bench.contestant.Figures;
import io.github.poollaunch.bench.contestant.Functions;
import io.github.poollaunch.bench.contestant.Gate;
import io.github.poollaunch.bench.contestant.Request;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** A large value to all workers of a new pool: shared, sent to each, or none at all. */
public final class SharedValue {
    private SharedValue() {}

    static Figures run(Request request) throws Exception {
        int processes = request.number("processes");
        int length = request.number("length");
        String text = Data.text(length);
        System.gc();
        long start = System.nanoTime();
        return switch (request.text("how")) {
            case "shared" -> {
                try (Pool pool = OurPools.builder(request).shared(text).build();
                        Gate gate = new Gate()) {
                    yield Figures.time(
                            FirstChunks.untilAll(pool, processes, SharedValue::firstWithShared, gate) - start);
                }
            }
            case "each" -> {
                PoolBuilder builder = OurPools.builder(request);
                try (Pool pool = builder.build()) {
                    List<Integer> lengths = pool.map(Functions::length, Collections.nCopies(processes, text), 1);
                    long nanos = System.nanoTime() - start;
                    check(lengths.equals(Collections.nCopies(processes, length)), "lengths " + lengths);
                    yield Figures.time(nanos);
                }
            }
            default -> {
                try (Pool pool = OurPools.builder(request).build();
                        Gate gate = new Gate()) {
                    yield Figures.time(FirstChunks.untilAll(pool, processes, Functions::firstOrHeld, gate) - start);
                }
            }
        };
    }

    /** The process's id and the length of its shared value. */
    public static List<Long> firstWithShared(String gate) throws InterruptedException, IOException {
        return List.of(Functions.firstOrHeld(gate), (long)
                ThisWorker.shared(String.class).length());
    }
}
