package io.github.poollaunch.bench.goal;

import static io.github.poollaunch.bench.goal.Lists.join;
import static io.github.poollaunch.bench.goal.Lists.variant;

import io.github.poollaunch.bench.field.Field;
import io.github.poollaunch.bench.measure.Entrant;
import java.util.ArrayList;
import java.util.List;

/** What pools hold, and how costs grow. */
final class MemoryGoals {

    static final Goal S10 =
            new Goal("S10", "memory", "an idle child, and its parent's cost for it", MemoryGoals::memory);
    static final Goal S11 =
            new Goal("S11", "endless", "imap over millions of items, parent with -Xmx64m", MemoryGoals::level);
    static final Goal S12 = new Goal("S12", "flat", "cost an item and a worker, from few to many", MemoryGoals::flat);
    static final Goal S15 = new Goal("S15", "shared", "a large shared value to 12 workers", MemoryGoals::shared);

    /** So many items are mapped by as many calls: by itself a short one would tell how deep the CPUs had slept before it. */
    private static final int ONE_AFTER_ANOTHER = 1_000_000;

    private static final int FEW_ROUNDS = 3;
    private static final int FEWER_ROUNDS = 2;

    private MemoryGoals() {}

    private static List<Workload> memory(Field field, Scale scale) {
        String request = "footprint processes=12";
        return List.of(
                Workload.of(
                        "one of 12 idle children",
                        join(field.ours(request, 0), field.floor("bare JVM", request, 0)),
                        new Measure("rss_bytes", "resident", Unit.BYTES, List.of(Target.atMost(1.4, Reference.BARE))),
                        new Measure(
                                "pss_bytes",
                                "its share (Pss)",
                                Unit.BYTES,
                                List.of(Target.atMost(1.4, Reference.BARE)))),
                Workload.of(
                                "a parent, for one more child",
                                field.oursFresh("parent processes=" + scale.of(33, 9)),
                                new Measure("heap_bytes", "heap", Unit.BYTES, List.of(Target.absolute(1 << 20))),
                                new Measure("threads", "threads", Unit.NUMBER, List.of(Target.absolute(2))))
                        .atMost(scale.of(FEW_ROUNDS, 1)));
    }

    private static List<Workload> level(Field field, Scale scale) {
        int items = scale.of(10_000_000, 1_000_000);
        List<Entrant> ours = field.oursFresh("level processes=2 items=" + items, List.of("-Xmx64m"));
        return List.of(Workload.of(
                        "imap of " + items + " items, -Xmx64m",
                        join(variant(ours, "chunks of 1000", "chunk=1000"), variant(ours, "AUTO", "chunk=auto")),
                        new Measure("rate", "items a second", Unit.RATE, List.of()),
                        new Measure("heap10_bytes", "heap after a GC at 10 %", Unit.BYTES, List.of()),
                        new Measure("heap50_bytes", "heap after a GC at 50 %", Unit.BYTES, List.of()),
                        new Measure("heap100_bytes", "heap after a GC at 100 %", Unit.BYTES, List.of()),
                        new Measure("heap_ratio", "heap at 100 % to 10 %", Unit.NUMBER, List.of(Target.absolute(1.1))))
                .atMost(1));
    }

    private static List<Workload> flat(Field field, Scale scale) {
        List<Entrant> items = new ArrayList<>();
        List<Entrant> ours = join(
                field.ours("map processes=2", 3), field.floor("threads", "threads function=square processes=2", 3));
        for (int count = 1_000; count <= scale.of(10_000_000, 100_000); count *= 10) {
            for (Entrant one : ours) {
                String calls = " calls=" + Math.max(1, ONE_AFTER_ANOTHER / count);
                items.add(one.variant(Integer.toString(count), "items=" + count + calls));
            }
        }
        List<Entrant> workers = new ArrayList<>();
        List<Entrant> fresh = join(field.ours("workers", 0), field.floor("bare JVM", "bare end=yes", 0));
        for (int count = 1; count <= scale.of(64, 4); count *= 4) {
            for (Entrant one : fresh) {
                workers.add(one.variant(Integer.toString(count), "processes=" + count + " count=" + count));
            }
        }
        Target target = Target.atMost(1.2, Reference.variants("the cheapest number", unused -> true));
        return List.of(
                new Workload(
                        Plotted.ITEMS,
                        items,
                        List.of(new Measure("item_ns", "an item", Unit.TIME, List.of(target))),
                        Integer.MAX_VALUE),
                new Workload(
                                Plotted.WORKERS,
                                workers,
                                List.of(new Measure("item_ns", "a worker", Unit.TIME, List.of(target))),
                                Integer.MAX_VALUE)
                        .atMost(FEWER_ROUNDS));
    }

    private static List<Workload> shared(Field field, Scale scale) {
        int length = scale.of(100_000_000, 10_000_000);
        String request = "shared processes=12 length=" + length;
        List<Entrant> entrants = new ArrayList<>();
        List<Entrant> fresh =
                scale.quick() ? field.oursFresh(request) : join(field.oursFresh(request), field.spawnFresh(request));
        for (String how : scale.quick() ? List.of("shared", "each") : List.of("shared", "each", "none")) {
            fresh.forEach(one -> entrants.add(one.variant(how, "how=" + how)));
        }
        if (!scale.quick()) {
            entrants.addAll(field.floor("bare JVM that reads it", "read processes=12 length=" + length, 0));
        }
        return List.of(Workload.of(
                        "create(12), " + length / 1_000_000 + " MB to all",
                        entrants,
                        Measure.time(Target.atMost(1 / 3.0, Reference.variants("sending it to each", "each"::equals))
                                .variant("shared")))
                .atMost(FEW_ROUNDS));
    }
}
