package io.github.poollaunch.bench.ours;

import static io.github.poollaunch.bench.contestant.RequestLoop.check;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.bench.contestant.Data;
import io.github.poollaunch.bench.contestant.Figures;
import io.github.poollaunch.bench.contestant.Footprint;
import io.github.poollaunch.bench.contestant.Functions;
import io.github.poollaunch.bench.contestant.Gate;
import io.github.poollaunch.bench.contestant.Request;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** What a pool holds. */
final class Memory {

    private static final int FEW = 1;

    private Memory() {}

    /** An idle child's memory, after it has worked. */
    static Figures footprint(Request request) throws Exception {
        int processes = request.number("processes");
        try (Pool pool = OurPools.builder(request).build()) {
            try (Gate gate = new Gate()) {
                long unused = FirstChunks.untilAll(pool, processes, Functions::firstOrHeld, gate);
            }
            List<Integer> squares = pool.map(Functions::square, Data.ints(100));
            check(squares.size() == 100, "squares");
            return Footprint.of(pool.workers().stream().map(WorkerInfo::pid).toList());
        }
    }

    private record Holding(long heap, int threads) {}

    /** What one more child costs its parent. */
    static Figures parent(Request request) throws Exception {
        // What is loaded and cached once is not a child's.
        Holding unused = holding(FEW);
        Holding few = holding(FEW);
        int processes = request.number("processes");
        Holding many = holding(processes);
        double more = processes - FEW;
        return new Figures()
                .and("heap_bytes", (many.heap() - few.heap()) / more)
                .and("threads", (many.threads() - few.threads()) / more);
    }

    private static Holding holding(int processes) throws InterruptedException, IOException {
        try (Pool pool = Pool.of(processes);
                Gate gate = new Gate()) {
            long unused = FirstChunks.untilAll(pool, processes, Functions::firstOrHeld, gate);
            return new Holding(
                    Footprint.heapAfterGc(), ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }

    /** The heap while millions of items go through it. */
    static Figures level(Request request) {
        int count = request.number("items");
        Figures figures = new Figures();
        long start = System.nanoTime();
        try (Pool pool = OurPools.builder(request).build();
                ResultStream<Integer> stream =
                        pool.imap(Functions::same, () -> upTo(count), OurPools.chunkSize(request))) {
            int next = 0;
            double early = 0;
            for (int item : stream) {
                check(item == next, item + " instead of " + next);
                next++;
                if (next == count / 10 || next == count / 2 || next == count) {
                    double heap = Footprint.heapAfterGc();
                    early = early == 0 ? heap : early;
                    figures.and("heap" + Math.round(next * 100.0 / count) + "_bytes", heap)
                            .and("heap_ratio", heap / early);
                }
            }
            check(next == count, next + " items of " + count);
        }
        return figures.and("ns", (double) System.nanoTime() - start).and("items", count);
    }

    private static Iterator<Integer> upTo(int count) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public Integer next() {
                if (next == count) {
                    throw new NoSuchElementException();
                }
                return next++;
            }
        };
    }
}
