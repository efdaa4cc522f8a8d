package io.github.poollaunch.it;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what a pool does. */
final class Recorder implements PoolListener {

    final List<Integer> starting = new CopyOnWriteArrayList<>();
    final List<Integer> ready = new CopyOnWriteArrayList<>();
    final List<Integer> retired = new CopyOnWriteArrayList<>();
    final List<String> deaths = new CopyOnWriteArrayList<>();
    final List<Long> failedItems = new CopyOnWriteArrayList<>();
    final List<Throwable> failedFinalizers = new CopyOnWriteArrayList<>();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();

    @Override
    public void workerStarting(WorkerInfo worker) {
        starting.add(worker.id());
    }

    @Override
    public void workerReady(WorkerInfo worker) {
        ready.add(worker.id());
    }

    @Override
    public void workerRetired(WorkerInfo worker) {
        retired.add(worker.id());
    }

    @Override
    public void workerDied(WorkerInfo worker, String reason) {
        deaths.add(reason);
    }

    @Override
    public void chunkStarted(WorkerInfo worker, int items) {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
    }

    @Override
    public void chunkDone(WorkerInfo worker, int items, int failed) {
        running.decrementAndGet();
    }

    @Override
    public void itemFailed(WorkerInfo worker, ItemFailedException failure) {
        failedItems.add(failure.index());
    }

    @Override
    public void finalizerFailed(WorkerInfo worker, Throwable failure) {
        failedFinalizers.add(failure);
    }
}
