package io.github.poollaunch.bench.goal;

import static io.github.poollaunch.bench.goal.Lists.join;
import static io.github.poollaunch.bench.goal.Lists.variant;
import static io.github.poollaunch.bench.goal.Lists.warmInEachRound;

import io.github.poollaunch.bench.field.Field;
import io.github.poollaunch.bench.measure.Entrant;
import java.util.List;

/** What large values cost. */
final class ValueGoals {

    static final Goal S6 =
            new Goal("S6", "doubles", "two lists of a million doubles there and back", ValueGoals::doubles);
    static final Goal S7 = new Goal(
            "S7", "strings", "200,000 strings of 1 KB, and as many records, there and back", ValueGoals::strings);
    static final Goal S8 = new Goal("S8", "big-string", "a string of 100 MB there and back", ValueGoals::bigString);

    private static final String JSON = "JSON";
    private static final String SMILE = "Smile";

    private ValueGoals() {}

    /** In processes of their own: what a JIT learns of one wire is not true of the other. */
    private static List<Entrant> bothWires(Field field, String request, int warmUps) {
        return join(
                variant(field.ours(request, warmUps), JSON, "wire=json"),
                variant(field.ours(request, warmUps), SMILE, "wire=smile"));
    }

    private static List<Workload> doubles(Field field, Scale scale) {
        String request = "doubles processes=2 size=" + scale.of(1_000_000, 100_000);
        List<Entrant> json = field.ours(request, 5);
        List<Entrant> smile = field.ours(request, 5);
        return List.of(Workload.of(
                "2 lists of " + scale.of(1_000_000, 100_000) + " doubles",
                warmInEachRound(join(
                        variant(json, JSON, "wire=json"),
                        variant(smile, SMILE, "wire=smile"),
                        variant(json, "JSON, double[]", "wire=json as=array"),
                        variant(smile, "Smile, double[]", "wire=smile as=array"),
                        field.pools(request, 1))),
                Measure.time(
                        Target.atMost(1.3, Reference.CPYTHON_FASTEST).variant(JSON),
                        Target.atMost(0.6, Reference.CPYTHON_FASTEST).variant(SMILE))));
    }

    private static List<Workload> strings(Field field, Scale scale) {
        int items = scale.of(200_000, 20_000);
        String request = "strings processes=2 length=1024 items=" + items;
        String records = "records processes=2 items=" + items;
        String cold = "cold-records processes=2 items=" + items;
        return List.of(
                Workload.of(
                        items + " strings of 1 KB",
                        warmInEachRound(join(bothWires(field, request, 3), field.pools(request, 1))),
                        Measure.time(Target.atMost(0.6, Reference.CPYTHON_FASTEST))),
                // What most programs send; no goal is set for it.
                Workload.of(
                        items + " records",
                        warmInEachRound(join(field.ours(records, scale.of(20, 3)), field.pools(records, 1))),
                        Measure.time()),
                Workload.of(
                                "a fresh parent's first pool and map of " + items + " records",
                                join(field.oursFresh(cold), field.poolsFresh(cold)),
                                Measure.time())
                        .atMost(3));
    }

    private static List<Workload> bigString(Field field, Scale scale) {
        int length = scale.of(100_000_000, 20_000_000);
        String request = "big-string processes=1 length=" + length;
        Workload time = Workload.of(
                "a string of " + length / 1_000_000 + " MB",
                join(bothWires(field, request, 2), field.pools(request, 1)),
                Measure.time(Target.atMost(0.9, Reference.CPYTHON_FASTEST)));
        return scale.quick() ? List.of(time) : List.of(time, copies(field, length));
    }

    private static Workload copies(Field field, int length) {
        List<Entrant> ours = field.ours("least-heap length=" + length, 0);
        return Workload.of(
                        "the least -Xmx with which it passes",
                        join(variant(ours, "parent", "side=parent"), variant(ours, "child", "side=child")),
                        new Measure("least_heap_bytes", "", Unit.BYTES, List.of()),
                        new Measure("copies", "as copies", Unit.NUMBER, List.of(Target.absolute(4))))
                .atMost(1);
    }
}
