package io.github.poollaunch.bench.goal;

import static io.github.poollaunch.bench.goal.Lists.join;
import static io.github.poollaunch.bench.goal.Lists.variant;

import io.github.poollaunch.bench.field.Field;
import io.github.poollaunch.bench.measure.Entrant;
import java.util.List;

/** How soon a pool is up. */
final class StartGoals {

    static final Goal S1 = new Goal(
            "S1", "start", "a running parent's first pool: create, map, close", (field, scale) -> start(field));
    static final Goal S2 =
            new Goal("S2", "start-12", "until all workers of a pool have worked", StartGoals::allWorkers);

    /** Of the parent: as users start theirs without a thought of us. */
    static final String PLAIN = "a plain parent";

    static final String ARCHIVED = "a parent with an archive of its own";

    private StartGoals() {}

    private static List<Workload> start(Field field) {
        return List.of(startOf(field, 12, 0.5), startOf(field, 2, 1.3));
    }

    private static Workload startOf(Field field, int processes, double limit) {
        String request = "create-map processes=" + processes + " items=100";
        return Workload.of(
                "create(" + processes + ") + map(x², 100 ints) + close",
                join(
                        variant(field.oursFresh(request), PLAIN, ""),
                        variant(field.oursFreshArchived(request), ARCHIVED, ""),
                        field.peersFresh(request),
                        field.floor("bare JVM", "bare count=" + processes + " end=yes", 1)),
                Measure.time(Target.atMost(limit, Reference.CPYTHON_SPAWN)));
    }

    private static List<Workload> allWorkers(Field field, Scale scale) {
        String request = "first-chunks processes=12";
        List<Entrant> ours = field.oursFresh(request);
        return List.of(Workload.of(
                "create(12), a first chunk from each",
                join(
                        variant(ours, "archive", ""),
                        variant(ours, "no archive", "archive=none"),
                        variant(field.ours(request, scale.of(2, 1)), "a later pool", ""),
                        field.peersFresh(request),
                        field.floor("bare JVM", "bare count=12", 1)),
                Measure.time(
                        Target.atMost(1.3, Reference.BARE).variant("archive"),
                        Target.atMost(1.3, Reference.BARE).variant("a later pool"),
                        Target.atMost(2.2, Reference.BARE).variant("no archive"))));
    }
}
