package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A chunk whose outcome counts once: a worker's last words and the news of its death may race. */
abstract class SettledOnce implements Chunk {

    private final AtomicBoolean settled = new AtomicBoolean();

    private final AtomicBoolean cameBack = new AtomicBoolean();

    /** Whether it is taken back from a worker that did not run it: once. */
    final boolean mayComeBack() {
        return cameBack.compareAndSet(false, true);
    }

    /** Under this object's lock: how to stop the worker that runs it; null while none does. */
    private @Nullable Runnable stop;

    /** Under this object's lock. */
    private boolean unwanted;

    @Override
    public final synchronized boolean started(Runnable stopIt) {
        stop = stopIt;
        return !unwanted;
    }

    /** Nobody wants its outcome: it is not run, or its running is stopped. */
    final void stop() {
        Runnable stopIt;
        synchronized (this) {
            unwanted = true;
            stopIt = stop;
        }
        if (stopIt != null) {
            stopIt.run();
        }
    }

    abstract void settled(ChunkOutcome outcome);

    abstract void settledLost(Failure failure);

    @Override
    public final void done(ChunkOutcome outcome) {
        if (settled.compareAndSet(false, true)) {
            settled(outcome);
        }
    }

    @Override
    public final void lost(Failure failure) {
        if (settled.compareAndSet(false, true)) {
            settledLost(failure);
        }
    }
}
