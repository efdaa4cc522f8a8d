package io.github.poollaunch.bench.ours;

import static io.github.poollaunch.bench.contestant.RequestLoop.check;
import static io.github.poollaunch.bench.contestant.RequestLoop.timed;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.bench.contestant.Data;
import io.github.poollaunch.bench.contestant.Figures;
import io.github.poollaunch.bench.contestant.Functions;
import io.github.poollaunch.bench.contestant.Latencies;
import io.github.poollaunch.bench.contestant.Request;
import io.github.poollaunch.bench.contestant.RequestLoop;
import io.github.poollaunch.bench.contestant.RequestLoop.Timed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Our pool as a contestant. */
public final class OursMain {

    private static final int MANY_CHECKED = 97;

    private final OurPools pools = new OurPools();
    private final LargeValues largeValues = new LargeValues(pools);

    /** The last request's, so that the collector has not to deal with the making of lists when the mapping is timed. */
    private List<Integer> ints = List.of();

    private OursMain() {}

    public static void main(String[] args) throws Exception {
        OursMain main = new OursMain();
        RequestLoop.run(main::run, main.pools);
    }

    private Figures run(Request request) throws Exception {
        return switch (request.workload()) {
            case "create-map" -> createMap(request);
            case "cold-map" -> coldMap(request);
            case "workers" -> FirstChunks.andClose(request);
            case "first-chunks" -> FirstChunks.run(request);
            case "apply" -> apply(request);
            case "map" -> map(request);
            case "imap" -> imap(request);
            case "doubles" -> largeValues.doubles(request);
            case "strings" -> largeValues.strings(request);
            case "records" -> largeValues.records(request);
            case "cold-records" -> LargeValues.coldRecords(request);
            case "big-string" -> largeValues.bigString(request);
            case "logs" -> logs(request);
            case "footprint" -> Memory.footprint(request);
            case "parent" -> Memory.parent(request);
            case "level" -> Memory.level(request);
            case "least-heap" -> LeastHeap.run(request);
            case "spin" -> Spinning.run(pools.warm(request), request);
            case "shared" -> SharedValue.run(request);
            default -> throw new UnsupportedOperationException("no such workload: " + request.workload());
        };
    }

    private static Figures createMap(Request request) throws Exception {
        List<Integer> items = Data.ints(request.number("items"));
        Timed<List<Integer>> timed = timed(() -> {
            try (Pool pool = OurPools.builder(request).build()) {
                return pool.map(Functions::square, items);
            }
        });
        checkSquares(items, timed.result(), 1);
        return Figures.time(timed.nanos());
    }

    private static Figures coldMap(Request request) throws Exception {
        List<Integer> items = Data.ints(request.number("items"));
        long start = System.nanoTime();
        try (Pool pool = OurPools.builder(request).build()) {
            List<Integer> squares = pool.map(Functions::square, items);
            long nanos = System.nanoTime() - start;
            checkSquares(items, squares, 1);
            return Figures.time(nanos).and("items", items.size());
        }
    }

    private Figures apply(Request request) throws Exception {
        Pool pool = pools.warm(request);
        return Latencies.of(request.number("calls"), i -> {
            int x = i % 10_000;
            check(pool.apply(Functions::square, x) == x * x, "apply of " + x);
        });
    }

    private Figures map(Request request) throws Exception {
        List<Integer> items = ints(request.number("items"));
        Pool pool = pools.warm(request);
        int chunk = request.number("chunk", 0);
        int calls = request.number("calls", 1);
        Timed<List<Integer>> timed = timed(() -> {
            List<Integer> squares = List.of();
            for (int i = 0; i < calls; i++) {
                squares = chunk == 0 ? pool.map(Functions::square, items) : pool.map(Functions::square, items, chunk);
            }
            return squares;
        });
        checkSquares(items, timed.result(), MANY_CHECKED);
        return Figures.time(timed.nanos()).and("items", (double) calls * items.size());
    }

    private Figures imap(Request request) throws Exception {
        List<Integer> items = ints(request.number("items"));
        Pool pool = pools.warm(request);
        Timed<List<Integer>> timed = timed(() -> {
            List<Integer> squares = new ArrayList<>();
            try (ResultStream<Integer> stream = pool.imap(Functions::square, items, request.number("chunk"))) {
                for (int square : stream) {
                    squares.add(square);
                }
            }
            return squares;
        });
        checkSquares(items, timed.result(), 1);
        return Figures.time(timed.nanos()).and("items", items.size());
    }

    private List<Integer> ints(int count) {
        if (ints.size() != count) {
            ints = Data.ints(count);
        }
        return ints;
    }

    private Figures logs(Request request) throws Exception {
        int count = request.number("count");
        List<Integer> items = Collections.nCopies(request.number("items"), count);
        Pool pool = pools.warm(request);
        Timed<List<Double>> timed = timed(() -> pool.map(Functions::logs, items));
        check(timed.result().equals(Collections.nCopies(items.size(), Functions.logs(count))), "logs");
        return Figures.time(timed.nanos()).and("items", items.size());
    }

    /** Looks at every so manieth square, so that checking does not become the workload. */
    private static void checkSquares(List<Integer> items, List<Integer> squares, int step) {
        check(squares.size() == items.size(), squares.size() + " results for " + items.size() + " items");
        for (int i = 0; i < items.size(); i += step) {
            int x = items.get(i);
            check(squares.get(i) == x * x, "the square of " + x + " is not " + squares.get(i));
        }
    }
}
