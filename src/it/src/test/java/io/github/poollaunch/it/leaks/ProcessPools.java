package io.github.poollaunch.it.leaks;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.Wire;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.it.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pools of processes; in some, workers die. */
final class ProcessPools {

    private static final List<Integer> ITEMS = Numbers.upTo(100);

    private int kills;

    int kills() {
        return kills;
    }

    void one(int number) {
        PoolBuilder builder = Pool.builder().processes(2).retries(10);
        if (number % 4 == 1) {
            builder.wire(Wire.SMILE).shared(ITEMS).initializer(Numbers::prepare).maxTasksPerChild(3);
        }
        Pool pool = builder.build();
        Numbers.checkSquares(ITEMS, pool.map(Numbers::square, ITEMS));
        if (number % 10 == 0) {
            killed(pool);
        }
        if (number % 25 == 5) {
            crashed(pool);
        }
        if (number % 7 == 3) {
            // In the midst of work.
            var unused = pool.mapAsync(Numbers::slowSquare, ITEMS);
            pool.terminate();
            pool.join();
        } else {
            pool.close();
        }
    }

    private void killed(Pool pool) {
        try (ResultStream<Integer> results = pool.imap(Numbers::slowSquare, ITEMS, 5)) {
            Numbers.checkSquare(0, results.next());
            kills += Kill.aBusyOne(pool) ? 1 : 0;
            for (int item = 1; item < ITEMS.size(); item++) {
                Numbers.checkSquare(item, results.next());
            }
        }
    }

    private static void crashed(Pool pool) {
        try {
            pool.apply(Functions::crashOn13, 13);
        } catch (WorkerDiedException e) {
            // The log is the user's, who is told of it.
            String log = e.death().crashLog();
            if (log != null) {
                delete(Path.of(log));
            }
            return;
        }
        throw new IllegalStateException("a crash went well");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
