package io.github.poollaunch.it.leaks;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.WorkerState;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends items through one pool of processes, half by imap and half by map; a worker is killed in each half. */
record ManyItems(int items, PrintStream out) {

    private static final int PROCESSES = 2;
    private static final int IMAP_CHUNK = 1_000;

    /** Whether nothing was left. */
    boolean run() throws InterruptedException {
        int half = items / Table.ROWS / 2;
        Table table = new Table(out, items + " items through one pool of " + PROCESSES + " processes", items);
        int kills = 0;
        boolean level;
        try (Pool pool = Pool.builder().processes(PROCESSES).retries(10).build()) {
            for (int row = 1; row <= Table.ROWS; row++) {
                kills += imap(pool, Numbers.upTo(half)) + map(pool, Numbers.upTo(half));
                awaitIdle(pool);
                table.row(2L * row * half);
            }
            level = table.judge();
        }
        out.println("workers killed: " + kills);
        Wrong.unless(kills > 0, "no worker was killed");
        return level;
    }

    private static int map(Pool pool, List<Integer> numbers) throws InterruptedException {
        var call = pool.mapAsync(Numbers::square, numbers);
        boolean killed = false;
        while (!killed && !call.ready()) {
            killed = Kill.aBusyOne(pool);
            pause();
        }
        Numbers.checkSquares(numbers, call.get());
        return killed ? 1 : 0;
    }

    private static int imap(Pool pool, List<Integer> numbers) {
        int killed = 0;
        try (ResultStream<Integer> results = pool.imap(Numbers::square, numbers, IMAP_CHUNK)) {
            for (int number : numbers) {
                Numbers.checkSquare(number, results.next());
                if (number == numbers.size() / 3) {
                    killed = Kill.aBusyOne(pool) ? 1 : 0;
                }
            }
            Wrong.unless(!results.hasNext(), "more results than items");
        }
        return killed;
    }

    /** The killed one's replacement may still be on its way. */
    private static void awaitIdle(Pool pool) throws InterruptedException {
        for (int i = 0; i < 1_000 && !isIdle(pool); i++) {
            pause();
        }
    }

    private static boolean isIdle(Pool pool) {
        return pool.workers().stream()
                                .filter(each -> each.state() == WorkerState.IDLE)
                                .count()
                        == PROCESSES
                && pool.workers().size() == PROCESSES;
    }

    /** There is no event to wait for from outside. */
    private static void pause() throws InterruptedException {
        var unused = new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
    }
}
