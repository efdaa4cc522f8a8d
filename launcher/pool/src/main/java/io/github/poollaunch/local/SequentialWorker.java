package io.github.poollaunch.local;

import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;
import io.github.poollaunch.crew.Settlement;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.protocol.worker.WorkerSelf;
import java.util.concurrent.atomic.AtomicLong;

/** What callers are while they run chunks. Several may be it at once, if several threads call. */
final class SequentialWorker implements Settlement.Runner {

    private final WorkerSelf self;
    private final AtomicLong done = new AtomicLong();

    /** Under the session's lock: chunks that were given to it, and those of them that run now. */
    private int taken;

    private int running;

    SequentialWorker(int id) {
        this.self = new WorkerSelf(id);
    }

    WorkerSelf self() {
        return self;
    }

    WorkerInfo info(WorkerState state) {
        return new WorkerInfo(self.id(), ProcessHandle.current().pid(), state, done.get(), null);
    }

    @Override
    public WorkerInfo info() {
        return info(WorkerState.BUSY);
    }

    /** Never asked: a caller does not die of an item. */
    @Override
    public void retry(Chunk item) {}

    void begin() {
        taken++;
        running++;
    }

    /** A chunk has ended; one that was taken and not run does not count. */
    void end(boolean ran) {
        running--;
        if (ran) {
            done.incrementAndGet();
        } else {
            taken--;
        }
    }

    boolean hasTaken(int chunks) {
        return taken >= chunks;
    }

    boolean isRunning() {
        return running > 0;
    }
}
