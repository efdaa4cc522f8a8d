package io.github.poollaunch.dispatch;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;

/** Keeps what a user's listener throws away from the pool's threads. */
final class SafeListener implements PoolListener {

    private final PoolListener listener;

    SafeListener(PoolListener listener) {
        this.listener = listener;
    }

    @Override
    public void callStarted(long items) {
        guard(() -> listener.callStarted(items));
    }

    @Override
    public void workerReady(WorkerInfo worker) {
        guard(() -> listener.workerReady(worker));
    }

    @Override
    public void workerDied(WorkerInfo worker, String reason) {
        guard(() -> listener.workerDied(worker, reason));
    }

    @Override
    public void workerStarting(WorkerInfo worker) {
        guard(() -> listener.workerStarting(worker));
    }

    @Override
    public void workerRetired(WorkerInfo worker) {
        guard(() -> listener.workerRetired(worker));
    }

    @Override
    public void finalizerFailed(WorkerInfo worker, Throwable failure) {
        guard(() -> listener.finalizerFailed(worker, failure));
    }

    @Override
    public void itemFailed(WorkerInfo worker, ItemFailedException failure) {
        guard(() -> listener.itemFailed(worker, failure));
    }

    @Override
    public void chunkStarted(WorkerInfo worker, int items) {
        guard(() -> listener.chunkStarted(worker, items));
    }

    @Override
    public void chunkDone(WorkerInfo worker, int items, int failed) {
        guard(() -> listener.chunkDone(worker, items, failed));
    }

    private static void guard(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            System.err.println("pool-launch: the pool's listener threw " + e + "; the pool goes on");
        }
    }
}
