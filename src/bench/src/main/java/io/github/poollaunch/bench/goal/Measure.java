package io.github.poollaunch.bench.goal;

import java.util.List;

/**
 * One of a workload's figures.
 *
 * @param figure its name in the contestants' answers
 * @param title what it is called in tables, behind the workload's title; may be empty
 * @param unit how it is written
 * @param targets what it must reach; may be empty
 */
public record Measure(String figure, String title, Unit unit, List<Target> targets) {

    /** The workload's time. */
    public static Measure time(Target... targets) {
        return new Measure("ns", "", Unit.TIME, List.of(targets));
    }

    /** Items a second. */
    public static Measure rate(Target... targets) {
        return new Measure("rate", "", Unit.RATE, List.of(targets));
    }

    /** Whether more is better. */
    public boolean moreIsBetter() {
        return unit == Unit.RATE;
    }
}
