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

    static Figures run(Pool pool, Request request) throws Exception {
        int count = request.number("items");
        List<Integer> items = request.text("micros").equals("mix")
                ? Data.heavyTailedMicros(count)
                : Collections.nCopies(count, request.number("micros"));
        Timed<List<Integer>> timed = timed(() -> {
            List<Integer> results = new ArrayList<>();
            try (ResultStream<Integer> stream = pool.imap(Functions::spin, items, OurPools.chunkSize(request))) {
                for (int result : stream) {
                    results.add(result);
                }
            }
            return results;
        });
        check(timed.result().equals(items), "spinning");
        return Figures.time(timed.nanos()).and("items", count);
    }
}
