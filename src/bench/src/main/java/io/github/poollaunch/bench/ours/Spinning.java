package io.github.poollaunch.bench.ours;

import static io.github.poollaunch.bench.contestant.RequestLoop.check;
import static io.github.poollaunch.bench.contestant.RequestLoop.timed;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.bench.contestant.Data;
import io.github.poollaunch.bench.contestant.Figures;
import io.github.poollaunch.bench.contestant.Functions;
import io.github.poollaunch.bench.contestant.Request;
import io.github.poollaunch.bench.contestant.RequestLoop.Timed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** imap of items that take their time, in chunks of some size. */
final class Spinning {
    private Spinning() {}

    /** A mix that is drawn once tells mostly whether its longest item happens to come last. */
    private static final List<Integer> DRAWS = List.of(7, 8, 9);

    static Figures run(Pool pool, Request request) throws Exception {
        int count = request.number("items");
        if (!request.text("micros").equals("mix")) {
            return Figures.time(nanos(pool, request, Collections.nCopies(count, request.number("micros"))))
                    .and("items", count);
        }
        long nanos = 0;
        for (int seed : DRAWS) {
            nanos += nanos(pool, request, Data.heavyTailedMicros(count, seed));
        }
        return Figures.time(nanos).and("items", (double) count * DRAWS.size());
    }

    private static long nanos(Pool pool, Request request, List<Integer> items) throws Exception {
        Timed<List<Integer>> timed = timed(() -> {
            List<Integer> results = new ArrayList<>();
            try (ResultStream<Integer> stream =
                    pool.imap(Functions::spin, () -> items.stream().iterator(), OurPools.chunkSize(request))) {
                for (int result : stream) {
                    results.add(result);
                }
            }
            return results;
        });
        check(timed.result().equals(items), "spinning");
        return timed.nanos();
    }
}
