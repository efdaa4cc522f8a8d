package io.github.poollaunch.bench.goal;

import static io.github.poollaunch.bench.goal.Lists.join;

import io.github.poollaunch.bench.field.Field;
import io.github.poollaunch.bench.field.ShellField;
import io.github.poollaunch.bench.measure.Entrant;
import io.github.poollaunch.bench.measure.Entrant.WarmUps;
import java.util.ArrayList;
import java.util.List;

/** What work costs beside doing it. */
final class WorkGoals {

    static final Goal S9 = new Goal("S9", "log7", "log7 × 100 on as many processes as CPUs", WorkGoals::logs);
    static final Goal S13 =
            new Goal("S13", "shell", "pool-launch map over lines of JSON, second run", WorkGoals::shell);
    static final Goal S14 =
            new Goal("S14", "auto-chunks", "imap: fixed chunk sizes and the automatic one", WorkGoals::chunks);

    /** What takes seconds has its own mean inside. */
    private static final int FEW_ROUNDS = 3;

    private static final int FEWER_ROUNDS = 2;

    private static final int SOME_ROUNDS = 5;

    private static final int MANY_ROUNDS = 15;

    private static final String AUTO = "AUTO";

    private WorkGoals() {}

    private static List<Workload> logs(Field field, Scale scale) {
        int cpus = Runtime.getRuntime().availableProcessors();
        int items = scale.of(100, 8);
        String request = "logs count=10000000 processes=" + cpus + " items=" + items;
        WarmUps warmUps = WarmUps.times(3, "logs count=3000000 processes=" + cpus + " items=8");
        List<Entrant> entrants = join(field.ours(request, 1), field.threadEngine(request, 1));
        return List.of(Workload.of(
                        "log7 × " + items,
                        join(
                                entrants.stream()
                                        .map(entrant -> entrant.warmedUp(
                                                entrant.name().equals("ours")
                                                        ? warmUps
                                                        : WarmUps.times(
                                                                warmUps.times(),
                                                                warmUps.request() + " engine=threads")))
                                        .toList(),
                                field.floor("loop", "loop function=logs count=10000000 items=" + scale.of(10, 3), 1)),
                        Measure.rate(Target.atLeast(0.97, Reference.named("the thread engine", "thread engine"))))
                .atMost(FEW_ROUNDS));
    }

    private static List<Workload> shell(Field field, Scale scale) {
        int lines = scale.of(1_000_000, 10_000);
        return List.of(Workload.of(
                        "pool-launch map, " + lines + " lines",
                        new ShellField(field, lines).entrants(),
                        new Measure(
                                "first_ns",
                                "to the first output",
                                Unit.TIME,
                                List.of(Target.atMost(1, Reference.BARE.times("(2 bare JVMs + 100 ms)", 2, 100e6))
                                        .variant(ShellField.DEFAULT))),
                        new Measure("ns", "to the end", Unit.TIME, List.of()),
                        new Measure("rate", "lines a second", Unit.RATE, List.of()))
                .atMost(scale.of(MANY_ROUNDS, 1)));
    }

    /**
     * An item's work in microseconds, how many of them, and how many rounds: short ones are held up by whatever else the
     * machine does, and the best of many sizes in few rounds is the luckiest one.
     */
    private record Items(String title, String micros, int count, int rounds) {

        /** What would take longest says nothing: tiny items one by one, and chunks of which two workers get one each, or none. */
        boolean suits(int chunkSize) {
            return chunkSize <= count / 3 && (chunkSize >= 16 || count < 10_000);
        }
    }

    private static List<Workload> chunks(Field field, Scale scale) {
        List<Integer> sizes = scale.quick() ? List.of(1, 64, 4096) : List.of(1, 4, 16, 64, 256, 1024, 4096);
        List<Items> kinds = List.of(
                new Items("items of 1 µs", "1", scale.of(300_000, 30_000), SOME_ROUNDS),
                new Items("items of 1 ms", "1000", scale.of(1_000, 100), SOME_ROUNDS),
                new Items("items of 100 ms", "100000", scale.of(12, 3), FEWER_ROUNDS),
                new Items("three heavy-tailed mixes", "mix", scale.of(5_000, 500), FEWER_ROUNDS));
        List<Workload> workloads = new ArrayList<>();
        for (Items items : kinds) {
            String request = "spin processes=2 micros=" + items.micros() + " items=" + items.count();
            List<Entrant> ours = field.ours(request, items.micros().equals("1") && !scale.quick() ? 3 : 1);
            List<Entrant> entrants = new ArrayList<>();
            sizes.stream()
                    .filter(items::suits)
                    .forEach(size ->
                            ours.forEach(one -> entrants.add(one.variant("chunks of " + size, "chunk=" + size))));
            ours.forEach(one -> entrants.add(one.variant(AUTO, "chunk=auto")));
            workloads.add(Workload.of(
                            items.title(),
                            entrants,
                            Measure.time(Target.atMost(
                                            1.1,
                                            Reference.variants("the best fixed size", variant -> !variant.equals(AUTO)))
                                    .variant(AUTO)))
                    .atMost(items.rounds()));
        }
        return workloads;
    }
}
