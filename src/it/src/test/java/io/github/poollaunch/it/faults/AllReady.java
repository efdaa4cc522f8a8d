package io.github.poollaunch.it.faults;

import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import java.util.concurrent.CountDownLatch;

/** Waits until so many workers are ready: else the first one may do all the work alone. */
final class AllReady implements PoolListener {

    private final CountDownLatch missing;

    AllReady(int workers) {
        missing = new CountDownLatch(workers);
    }

    @Override
    public void workerReady(WorkerInfo worker) {
        missing.countDown();
    }

    void await() throws InterruptedException {
        missing.await();
    }
}
