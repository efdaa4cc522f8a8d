package io.github.poollaunch.it;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import java.nio.file.Path;
import java.util.List;

/** A parent JVM whose children run on the Java installation that is its argument, and that goes on after their death. */
public final class SmallParent {

    private SmallParent() {}

    public static void main(String[] args) {
        try (Pool pool = Pool.builder().processes(1).javaHome(Path.of(args[0])).build()) {
            System.out.println("got " + pool.map(Functions::square, List.of(1, 2), 2));
        } catch (PoolException e) {
            String text = e.toString();
            System.out.println("failed: " + text.substring(0, Math.min(500, text.length())));
        }
        try (Pool pool = Pool.of(1)) {
            System.out.println(pool.apply(Functions::square, 3) == 9 ? "and goes on" : "and is broken");
        }
    }
}
