package io.github.poollaunch.cli.report;

import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.cli.report.Report.Child;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of one fresh process pool, phase by phase, in milliseconds. The map is called at once, as a user does: its
 * first chunks run in the children that are there, while others still start.
 */
record StartupRun(
        double createMs,
        double firstReadyMs,
        double firstResultMs,
        double allReadyMs,
        double mapMs,
        double closeMs,
        List<Child> children) {

    static StartupRun measure(ReportOptions options, List<Integer> items) {
        Events events = new Events(options.processes());
        Pool pool = options.pools().get().listener(events).build();
        try {
            double created = events.clock.millis();
            pool.map(Experiment.SQUARE.function(), items);
            double mapped = events.clock.millis();
            // close() would not wait for children that are not needed any more; the report promises all of them.
            events.awaitAll();
            List<Child> children = children(pool);
            Stopwatch closing = new Stopwatch();
            pool.close();
            return new StartupRun(
                    created,
                    events.firstReady,
                    events.firstResult,
                    events.allReady,
                    mapped - created,
                    closing.millis(),
                    children);
        } finally {
            pool.terminate();
        }
    }

    private static List<Child> children(Pool pool) {
        List<Child> children = new ArrayList<>();
        for (WorkerInfo worker : pool.workers()) {
            Duration launchToReady = worker.launchToReady();
            if (launchToReady != null) {
                children.add(new Child(worker.pid(), launchToReady.toNanos() / 1e6));
            }
        }
        return children;
    }

    /** When things first happened, from the moment before the pool is made. */
    private static final class Events extends WorkersReady {
        private final Stopwatch clock = new Stopwatch();

        // Written under this object's lock; read when the pool is closed and its threads are gone.
        private double firstReady;

        private double firstResult;
        private double allReady;

        Events(int workers) {
            super(workers, items -> {});
        }

        @Override
        public synchronized void workerReady(WorkerInfo worker) {
            double now = clock.millis();
            firstReady = firstReady == 0 ? now : firstReady;
            allReady = allReady() ? allReady : now;
            super.workerReady(worker);
        }

        @Override
        public synchronized void chunkDone(WorkerInfo worker, int items, int failed) {
            firstResult = firstResult == 0 ? clock.millis() : firstResult;
        }
    }
}
