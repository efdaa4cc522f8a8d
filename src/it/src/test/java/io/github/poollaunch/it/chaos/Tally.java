package io.github.poollaunch.it.chaos;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The run's counts, and the exit code that they come to. Thread-safe. */
final class Tally {

    /** A defect shows many times; the first few tell what it is. */
    private static final int MOST_COMPLAINTS = 20;

    private final Map<Count, AtomicLong> counts = new EnumMap<>(Count.class);
    private final PrintStream out;

    Tally(PrintStream out) {
        this.out = out;
        for (Count count : Count.values()) {
            counts.put(count, new AtomicLong());
        }
    }

    void add(Count what) {
        add(what, 1);
    }

    void add(Count what, long number) {
        counts.get(what).addAndGet(number);
    }

    /** Counts what must not happen, and says it. */
    void complain(Count what, String details) {
        long number = counts.get(what).incrementAndGet();
        if (number <= MOST_COMPLAINTS) {
            out.println("    " + what.text + " " + number + ": " + details);
        }
    }

    long of(Count what) {
        return counts.get(what).get();
    }

    List<Count> notAsTheyShouldBe() {
        return Arrays.stream(Count.values())
                .filter(each -> !each.verdict.allows(of(each)))
                .toList();
    }

    int exitCode() {
        return notAsTheyShouldBe().isEmpty() ? 0 : 1;
    }

    /** In one line, while it runs. */
    String line() {
        return of(Count.JOBS) + " jobs, " + of(Count.ITEMS) + " items, " + of(Count.POOLS) + " pools, "
                + of(Count.KILLS) + " kills, " + of(Count.STOPS) + " stops, " + of(Count.STARVED) + " starved; "
                + of(Count.LOSSES) + " losses, " + of(Count.DUPLICATES) + " duplicates, " + of(Count.WRONG)
                + " wrong, " + of(Count.HANGS) + " hangs";
    }

    /** One line a count. */
    String table() {
        return Arrays.stream(Count.values())
                .map(each -> String.format(
                        "%,12d  %s%s",
                        of(each),
                        each.text,
                        each.verdict.allows(of(each))
                                ? ""
                                : each.verdict == Count.Verdict.MUST_HAPPEN ? "  <- must not be 0" : "  <- must be 0"))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
