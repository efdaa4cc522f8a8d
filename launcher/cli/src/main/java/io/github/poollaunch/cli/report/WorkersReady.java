package io.github.poollaunch.cli.report;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolInterruptedException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Hears when a pool's workers are ready, and passes on how many items are done. */
class WorkersReady implements PoolListener {

    /** Many children on a few CPUs start one after another; the pool itself gives up on one after 60 s. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final CountDownLatch missing;
    private final IntConsumer itemsDone;

    WorkersReady(int workers, IntConsumer itemsDone) {
        this.missing = new CountDownLatch(workers);
        this.itemsDone = itemsDone;
    }

    @Override
    public void workerReady(WorkerInfo worker) {
        missing.countDown();
    }

    @Override
    public void chunkDone(WorkerInfo worker, int items, int failed) {
        itemsDone.accept(items);
    }

    boolean allReady() {
        return missing.getCount() == 0;
    }

    void awaitAll() {
        try {
            if (!missing.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new PoolException(missing.getCount() + " workers were not ready within " + LIMIT.toMinutes()
                        + " minutes: try fewer --processes, or a smaller --max-heap");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PoolInterruptedException("interrupted while waiting for the workers", e);
        }
    }
}
