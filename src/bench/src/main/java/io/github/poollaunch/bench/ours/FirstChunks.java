package io.github.poollaunch.bench.ours;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.bench.contestant.Figures;
import io.github.poollaunch.bench.contestant.Functions;
import io.github.poollaunch.bench.contestant.Gate;
import io.github.poollaunch.bench.contestant.Request;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** How long it takes until every worker of a new pool has returned its first chunk. */
final class FirstChunks {

    /** More than a worker has under way, so that a new one always finds a task. */
    private static final int TASKS_A_WORKER = 3;

    private FirstChunks() {}

    static Figures run(Request request) throws InterruptedException, IOException {
        long start = System.nanoTime();
        try (Pool pool = OurPools.builder(request).build();
                Gate gate = new Gate()) {
            return Figures.time(untilAll(pool, request.number("processes"), Functions::firstOrHeld, gate) - start);
        }
    }

    /** The same to the pool's end, with its workers as items. */
    static Figures andClose(Request request) throws InterruptedException, IOException {
        int processes = request.number("processes");
        long start = System.nanoTime();
        try (Pool pool = OurPools.builder(request).build();
                Gate gate = new Gate()) {
            long unused = untilAll(pool, processes, Functions::firstOrHeld, gate);
        }
        return Figures.time(System.nanoTime() - start).and("items", processes);
    }

    /**
     * Returns the time at which the last of the workers has returned something.
     *
     * @param function whose second call in a worker is held up by the gate
     */
    static <R> long untilAll(Pool pool, int processes, PoolFunction<String, R> function, Gate gate)
            throws InterruptedException {
        BlockingQueue<Object> done = new LinkedBlockingQueue<>();
        for (int i = 0; i < TASKS_A_WORKER * processes; i++) {
            submit(pool, function, gate, done);
        }
        Set<Object> pids = new HashSet<>();
        while (true) {
            Object pid = done.take();
            if (pid instanceof Throwable failure) {
                throw new IllegalStateException(failure);
            }
            pids.add(pid);
            if (pids.size() == processes) {
                return System.nanoTime();
            }
            submit(pool, function, gate, done);
        }
    }

    private static <R> void submit(Pool pool, PoolFunction<String, R> function, Gate gate, BlockingQueue<Object> done) {
        AsyncResult<R> unused = pool.applyAsync(function, gate.path(), done::add, done::add);
    }
}
