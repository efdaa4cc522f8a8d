package io.github.poollaunch.examples;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import java.util.List;

/** The same calls in threads of this JVM, or in a plain loop: to compare, to debug, to run where no process may be started. */
public final class SameElsewhere {
    private SameElsewhere() {}

    public static int cube(int x) {
        return x * x * x;
    }

    public static void main(String[] args) {
        for (Engine engine : List.of(Engine.processes(), Engine.threads(), Engine.sequential())) {
            try (Pool pool = Pool.builder().processes(2).engine(engine).build()) {
                System.out.println(
                        engine.name() + ": " + pool.map(SameElsewhere::cube, List.of(1, 2, 3))); // [1, 8, 27]
            }
        }
    }
}
