package io.github.poollaunch.bench.goal;

import io.github.poollaunch.bench.measure.Entrant;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What ours is held against: the best of those that {@code candidates} accepts, by its median.
 *
 * @param title what it is called
 * @param candidates of one of ours and another entrant: whether that one is meant
 * @param several whether its title leaves open who that is
 * @param factor the reference's figure is multiplied by this
 * @param plus and this is added
 */
public record Reference(
        String title, BiPredicate<Entrant, Entrant> candidates, boolean several, double factor, double plus) {

    /** CPython's pool, children started by spawn. */
    public static final Reference CPYTHON_SPAWN = named("CPython spawn", "CPython spawn");

    /** CPython's pool, with whichever start method is the fastest. */
    public static final Reference CPYTHON_FASTEST =
            named("CPython's fastest", "CPython spawn", "CPython forkserver", "CPython fork");

    /** A bare JVM, or several, of the same Java. */
    public static final Reference BARE = named("bare JVM", "bare JVM");

    /** The best of those with one of these names, of the same Java if they have one. */
    public static Reference named(String title, String... names) {
        Set<String> wanted = Set.of(names);
        return new Reference(
                title,
                (ours, other) -> wanted.contains(other.name()) && (other.java() == 0 || other.java() == ours.java()),
                names.length > 1,
                1,
                0);
    }

    /** The best of the same contestant's other variants. */
    public static Reference variants(String title, Predicate<String> variant) {
        return new Reference(
                title,
                (ours, other) -> other.label().equals(ours.label()) && variant.test(other.variant()),
                true,
                1,
                0);
    }

    /** Returns the same, multiplied and with something added. */
    public Reference times(String named, double by, double added) {
        return new Reference(named, candidates, several, by, added);
    }
}
