package io.github.poollaunch.examples;

import io.github.poollaunch.Args;
import io.github.poollaunch.Args2;
import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import java.util.List;

/** Functions of several arguments: {@code starmap} takes them from {@code Args.of}. */
public final class Distances {
    private Distances() {}

    public record Place(double x, double y) {}

    public static double distance(Place from, Place to) {
        return Math.hypot(to.x() - from.x(), to.y() - from.y());
    }

    public static String label(String name, int number, boolean last) {
        return name + number + (last ? "." : ",");
    }

    public static void main(String[] args) {
        Place home = new Place(0, 0);
        List<Args2<Place, Place>> ways =
                List.of(Args.of(home, new Place(3, 4)), Args.of(new Place(6, 8), home), Args.of(home, home));
        try (Pool pool = Pool.of(2)) {
            System.out.println(pool.starmap(Distances::distance, ways)); // [5.0, 10.0, 0.0]

            AsyncResult<List<String>> labels = pool.starmapAsync(
                    Distances::label, List.of(Args.of("a", 1, false), Args.of("b", 2, false), Args.of("c", 3, true)));
            System.out.println(labels.get()); // [a1,, b2,, c3.]

            System.out.println(pool.apply(Distances::distance, home, new Place(0, 2))); // 2.0
        }
    }
}
