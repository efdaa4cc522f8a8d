package io.github.poollaunch.examples;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener hears what the pool does: for progress, logs, metrics. It is called on the pool's threads, so it must be thread-safe. */
public final class Watched {
    private Watched() {}

    public static String fragile(String name) {
        if (name.isEmpty()) {
            Runtime.getRuntime().halt(7);
        }
        return name;
    }

    public static void main(String[] args) {
        AtomicInteger items = new AtomicInteger();
        PoolListener listener = new PoolListener() {
            @Override
            public void chunkStarted(WorkerInfo worker, int count) {
                items.addAndGet(count);
            }

            @Override
            public void itemFailed(WorkerInfo worker, ItemFailedException failure) {
                System.out.println("item " + failure.index() + " failed");
            }

            @Override
            public void workerDied(WorkerInfo worker, String reason) {
                System.out.println("worker " + worker.id() + " died");
            }
        };
        try (Pool pool = Pool.builder().processes(1).listener(listener).build()) {
            try {
                pool.map(Watched::fragile, List.of("Ada", "", "Grace"), 1);
            } catch (PoolException e) {
                System.out.println("the map has failed"); // when the other items are done
            }
            System.out.println(pool.map(Watched::fragile, List.of("Alan", "Edsger"))); // by a new worker
        }
        System.out.println(items + " items were run"); // 5
    }
}
