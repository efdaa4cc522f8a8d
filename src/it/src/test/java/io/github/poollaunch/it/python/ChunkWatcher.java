package io.github.poollaunch.it.python;

import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import java.util.ArrayList;
import java.util.List;

/** Remembers how many items each chunk had. Thread-safe. */
final class ChunkWatcher implements PoolListener {

    private final List<Integer> sizes = new ArrayList<>();

    @Override
    public synchronized void chunkStarted(WorkerInfo worker, int items) {
        sizes.add(items);
    }

    /** The sizes of all chunks since the last time, the smallest first. */
    synchronized List<Integer> takeSizes() {
        List<Integer> taken = sizes.stream().sorted().toList();
        sizes.clear();
        return taken;
    }
}
