package io.github.poollaunch.worker;

import io.github.poollaunch.protocol.remains.Orphans;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ends what dead workers of one pool have left behind: processes, and files of pools that their tasks have made. A worker
 * that ends in order needs none of it. Thread-safe.
 */
final class Leftovers {

    private final PoolFolder folder;

    /** Under its own lock: workers that have died, and for which nobody has looked yet. */
    private final Set<Integer> waiting = new TreeSet<>();

    /** One search at a time: all processes of the machine are looked at, and a terminated pool has many deaths at once. */
    private final Object search = new Object();

    Leftovers(PoolFolder folder) {
        this.folder = folder;
    }

    /** Ends what a worker has left, in the calling thread. Its process must be dead, or it would still start more. */
    void endOf(int worker) {
        synchronized (waiting) {
            waiting.add(worker);
        }
        synchronized (search) {
            Set<Integer> dead;
            synchronized (waiting) {
                dead = Set.copyOf(waiting);
                waiting.clear();
            }
            // If empty, the search that was awaited here has begun after this worker's death.
            if (!dead.isEmpty()) {
                Orphans.end(mark -> mark.pool().equals(folder.id()) && dead.contains(mark.number()));
                dead.forEach(folder::workerDied);
            }
        }
    }

    /** The same for all workers, dead or not: this JVM exits. */
    void endOfAll() {
        Orphans.end(mark -> mark.pool().equals(folder.id()));
    }
}
