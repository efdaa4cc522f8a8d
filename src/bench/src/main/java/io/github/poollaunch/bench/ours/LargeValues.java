package io.github.poollaunch.bench.ours;

import static io.github.poollaunch.bench.contestant.RequestLoop.check;
import static io.github.poollaunch.bench.contestant.RequestLoop.timed;

import io.github.poollaunch.Pool;
import io.github.poollaunch.bench.contestant.Data;
import io.github.poollaunch.bench.contestant.Figures;
import io.github.poollaunch.bench.contestant.Functions;
import io.github.poollaunch.bench.contestant.Reading;
import io.github.poollaunch.bench.contestant.Request;
import io.github.poollaunch.bench.contestant.RequestLoop.Timed;
import java.util.Arrays;
import java.util.List;

/** Values that are large together or each by itself, there and back. */
final class LargeValues {

    private final OurPools pools;

    LargeValues(OurPools pools) {
        this.pools = pools;
    }

    /** Two lists, or two arrays, an item each. */
    Figures doubles(Request request) throws Exception {
        int size = request.number("size");
        Pool pool = pools.warm(request);
        if (request.text("as", "list").equals("array")) {
            List<double[]> items = List.of(Data.doubles(size, 1), Data.doubles(size, 2));
            System.gc();
            Timed<List<double[]>> timed = timed(() -> pool.map(Functions::doubleArray, items, 1));
            for (int i = 0; i < items.size(); i++) {
                check(Arrays.equals(items.get(i), timed.result().get(i)), "array " + i);
            }
            return Figures.time(timed.nanos());
        }
        List<List<Double>> items = List.of(Data.listOfDoubles(size, 1), Data.listOfDoubles(size, 2));
        System.gc();
        Timed<List<List<Double>>> timed = timed(() -> pool.map(Functions::doubles, items, 1));
        check(timed.result().equals(items), "lists of doubles");
        return Figures.time(timed.nanos());
    }

    Figures strings(Request request) throws Exception {
        List<String> items = Data.strings(request.number("items"), request.number("length"));
        Pool pool = pools.warm(request);
        System.gc();
        Timed<List<String>> timed = timed(() -> pool.map(Functions::string, items));
        check(timed.result().equals(items), "strings");
        return Figures.time(timed.nanos()).and("items", items.size());
    }

    Figures records(Request request) throws Exception {
        List<Reading> items = Data.readings(request.number("items"));
        Pool pool = pools.warm(request);
        System.gc();
        Timed<List<Reading>> timed = timed(() -> pool.map(Functions::reading, items));
        check(timed.result().equals(items), "records");
        return Figures.time(timed.nanos()).and("items", items.size());
    }

    /** In a pool of its own, whose start is in the time. */
    static Figures coldRecords(Request request) throws Exception {
        List<Reading> items = Data.readings(request.number("items"));
        long start = System.nanoTime();
        try (Pool pool = OurPools.builder(request).build()) {
            List<Reading> results = pool.map(Functions::reading, items);
            long nanos = System.nanoTime() - start;
            check(results.equals(items), "records");
            return Figures.time(nanos).and("items", items.size());
        }
    }

    Figures bigString(Request request) throws Exception {
        String text = Data.text(request.number("length"));
        Pool pool = pools.warm(request);
        System.gc();
        Timed<String> timed = timed(() -> pool.apply(Functions::string, text));
        check(timed.result().equals(text), "the string");
        return Figures.time(timed.nanos());
    }
}
