package io.github.poollaunch.bench.goal;

import io.github.poollaunch.bench.measure.Entrant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a figure of ours must reach.
 *
 * @param of which of ours
 * @param reference what it is held against; null if the figure itself is limited
 * @param atMost whether the limit is an upper one
 * @param limit of the ratio to the reference, or of the figure
 */
public record Target(Predicate<Entrant> of, @Nullable Reference reference, boolean atMost, double limit) {

    /** The ratio to a reference must not be above a limit. */
    public static Target atMost(double limit, Reference reference) {
        return new Target(unused -> true, reference, true, limit);
    }

    /** The ratio to a reference must not be below a limit. */
    public static Target atLeast(double limit, Reference reference) {
        return new Target(unused -> true, reference, false, limit);
    }

    /** The figure itself must not be above a limit. */
    public static Target absolute(double limit) {
        return new Target(unused -> true, null, true, limit);
    }

    /** The same, for one variant alone. */
    public Target variant(String variant) {
        return of(entrant -> entrant.variant().equals(variant));
    }

    /** The same, for some of ours alone. */
    public Target of(Predicate<Entrant> chosen) {
        return new Target(of.and(chosen), reference, atMost, limit);
    }

    /** Whether a ratio, or a figure, is good enough. */
    public boolean met(double value) {
        return atMost ? value <= limit : value >= limit;
    }
}
