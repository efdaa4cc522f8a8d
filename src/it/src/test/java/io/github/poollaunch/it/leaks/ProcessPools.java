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
import java.util.ArrayList;
import java.util.List;

/** Pools of processes; in some, workers die. */
final class ProcessPools {

    private static final List<Integer> ITEMS = Numbers.upTo(100);

    private final List<Path> crashLogs = new ArrayList<>();

    private int kills;

    int kills() {
        return kills;
    }

    void one(int number) {
        PoolBuilder builder = Pool.builder().processes(2);
        if (number % 4 == 1) {
            builder.wire(Wire.SMILE).shared(ITEMS).initializer(Numbers::prepare).maxTasksPerChild(3);
        }
        if (number % 10 == 0) {
            builder.retries(10);
        }
        Pool pool = builder.build();
        Numbers.checkSquares(ITEMS, pool.map(Numbers::square, ITEMS));
        if (number % 10 == 0) {
            killed(pool);
        } else if (number % 100 == 5) {
            crashed(pool);
        }
        end(number, pool);
        deleteCrashLogs();
    }

    private static void end(int number, Pool pool) {
        if (number % 20 == 14) {
            return; // Forgotten: the garbage collector finds it, and it is ended.
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

    private void crashed(Pool pool) {
        try {
            pool.apply(Functions::crashOn13, 13);
        } catch (WorkerDiedException e) {
            // The log, and the folder that it keeps, are the user's, who is told of it.
            String log = e.death().crashLog();
            if (log != null) {
                crashLogs.add(Path.of(log));
            }
            return;
        }
        throw new IllegalStateException("a crash went well");
    }

    private void deleteCrashLogs() {
        try {
            for (Path log : crashLogs) {
                Files.delete(log);
                Files.delete(log.getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        crashLogs.clear();
    }
}
