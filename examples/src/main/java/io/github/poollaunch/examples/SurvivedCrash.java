package io.github.poollaunch.examples;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.WorkerDiedException;
import java.util.List;

/** A task that ends its JVM costs its own item, and nothing else: this program and the other items go on. */
public final class SurvivedCrash {
    private SurvivedCrash() {}

    /** Stands for a native library that crashes, or code of others that calls System.exit. */
    public static String fragile(String name) {
        if (name.equals("bad")) {
            System.exit(3);
        }
        return "hello " + name;
    }

    public static void main(String[] args) {
        try (Pool pool = Pool.of(2);
                // imap tells of each item in its place; map would throw the first failure when all is done.
                ResultStream<String> greetings = pool.imap(SurvivedCrash::fragile, List.of("Ada", "bad", "Grace"))) {
            while (greetings.hasNext()) {
                try {
                    System.out.println(greetings.next());
                } catch (WorkerDiedException e) {
                    System.out.println("lost, with exit code " + e.exitCode());
                }
            }
        }
    }
}
