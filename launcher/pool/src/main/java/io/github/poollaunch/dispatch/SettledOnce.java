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

    /** How to stop it, once it runs. */
    private volatile @Nullable Runnable stop;

    @Override
    public final boolean started(Runnable how) {
        stop = how;
        // In this order: who gives the call up settles it first and then looks for a stop, so that one of us sees the
        // other.
        return !isSettled();
    }

    /** Stops it for real, if it runs: its outcome does not matter any more. */
    final void stop() {
        Runnable how = stop;
        if (how != null) {
            how.run();
        }
    }

    /** Whether its outcome is known, or its call has been given up. */
    abstract boolean isSettled();

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
