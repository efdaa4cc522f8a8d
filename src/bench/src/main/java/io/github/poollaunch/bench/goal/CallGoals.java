package io.github.poollaunch.bench.goal;

import static io.github.poollaunch.bench.goal.Lists.join;
import static io.github.poollaunch.bench.goal.Lists.variant;
import static io.github.poollaunch.bench.goal.Lists.warmInEachRound;

import io.github.poollaunch.bench.field.Field;
import java.util.List;

/** What small items cost. */
final class CallGoals {

    private static final Reference ECHO = Reference.named("raw echo", "raw echo");

    static final Goal S3 = new Goal("S3", "apply", "apply, round trip, warm", CallGoals::apply);
    static final Goal S4 = new Goal("S4", "chunk-1", "items in chunks of one", CallGoals::chunksOfOne);
    static final Goal S5 = new Goal("S5", "million-ints", "map of a million ints, warm and cold", CallGoals::ints);

    private CallGoals() {}

    private static List<Workload> apply(Field field, Scale scale) {
        int calls = scale.of(2_000, 1_000);
        String request = "apply processes=2 calls=" + calls;
        return List.of(Workload.of(
                "apply(x²)",
                join(
                        // 20,000 calls: both sides' compilers are done then.
                        field.ours(request, scale.of(10, 5)),
                        field.peers(request, 1),
                        field.floor("raw echo", "echo calls=" + calls, 10),
                        field.floor("raw echo, a line", "echo bytes=line calls=" + calls, 10)),
                new Measure(
                        "ns",
                        "median",
                        Unit.TIME,
                        List.of(Target.atMost(0.6, Reference.CPYTHON_FASTEST), Target.atMost(2.0, ECHO))),
                new Measure(
                        "p99_ns",
                        "99th percentile",
                        Unit.TIME,
                        List.of(Target.atMost(0.6, Reference.CPYTHON_FASTEST), Target.atMost(2.0, ECHO)))));
    }

    private static List<Workload> chunksOfOne(Field field, Scale scale) {
        int items = scale.of(20_000, 5_000);
        String arguments = " processes=2 chunk=1 items=" + items;
        Measure rate = Measure.rate(Target.atLeast(4, Reference.CPYTHON_FASTEST));
        return List.of(
                Workload.of(
                        "map, chunk size 1",
                        join(field.ours("map" + arguments, scale.of(10, 5)), field.pools("map" + arguments, 1)),
                        rate),
                Workload.of(
                        "imap, chunk size 1",
                        join(field.ours("imap" + arguments, scale.of(10, 5)), field.pools("imap" + arguments, 1)),
                        rate));
    }

    private static List<Workload> ints(Field field, Scale scale) {
        int items = 1_000_000;
        String warm = "map processes=2 items=" + items;
        String cold = "cold-map processes=2 items=" + items;
        String floor = " function=square items=" + items;
        return List.of(
                Workload.of(
                        "map of 1 M ints, warm",
                        warmInEachRound(join(
                                field.ours(warm, scale.of(80, 5)),
                                field.peers(warm, 1),
                                field.floor("loop", "loop" + floor, scale.of(10, 2)),
                                field.floor("threads", "threads processes=2" + floor, scale.of(10, 2)))),
                        Measure.time(Target.atMost(0.45, Reference.CPYTHON_FASTEST))),
                Workload.of(
                        "a fresh parent's first pool and map of 1 M ints",
                        join(
                                variant(field.oursFresh(cold), StartGoals.PLAIN, ""),
                                variant(field.oursFreshArchived(cold), StartGoals.ARCHIVED, ""),
                                field.poolsFresh(cold)),
                        Measure.time(
                                Target.atMost(2.5, Reference.CPYTHON_FASTEST).of(ours -> ours.java() < 25),
                                Target.atMost(1.5, Reference.CPYTHON_FASTEST).of(ours -> ours.java() >= 25))));
    }
}
