package io.github.poollaunch.it.leaks;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.TaskFailedException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Pools of threads, used in turn in all the ways there are. */
final class ThreadPools {

    private static final List<Integer> ITEMS = Numbers.upTo(20);

    void one(int number) {
        Pool pool = Pool.builder().engine(Engine.threads()).processes(2).build();
        switch (number % 6) {
            case 0 -> Numbers.checkSquares(ITEMS, pool.map(Numbers::square, ITEMS));
            case 1 -> stream(pool);
            case 2 -> callback(pool);
            case 3 -> failure(pool);
            case 4 -> task(pool);
            default -> cancelled(pool);
        }
        if (number % 50 == 49) {
            return; // Forgotten: the garbage collector finds it, and it is ended.
        }
        if (number % 7 == 0) {
            pool.terminate();
            pool.join();
        } else {
            pool.close();
        }
    }

    /** Half of it is never read. */
    private static void stream(Pool pool) {
        ResultStream<Integer> results = pool.imap(Numbers::square, ITEMS);
        for (int item = 0; item < ITEMS.size() / 2; item++) {
            Numbers.checkSquare(item, results.next());
        }
        results.close();
    }

    private static void callback(Pool pool) {
        AtomicInteger told = new AtomicInteger();
        AsyncResult<Integer> call = pool.applyAsync(Numbers::square, 3, told::set, null);
        Numbers.checkSquare(3, call.get());
        Numbers.checkSquare(3, told.get());
    }

    private static void failure(Pool pool) {
        try {
            pool.map(Numbers::noZero, ITEMS);
        } catch (TaskFailedException e) {
            return;
        }
        throw new IllegalStateException("a division by zero went well");
    }

    private static void task(Pool pool) {
        try {
            Future<Integer> future = pool.asExecutorService().submit(() -> Numbers.square(4));
            Numbers.checkSquare(4, future.get());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void cancelled(Pool pool) {
        var unused = pool.mapAsync(Numbers::slowSquare, ITEMS).cancel();
    }
}
