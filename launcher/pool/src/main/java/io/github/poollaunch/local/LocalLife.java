package io.github.poollaunch.local;

import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.engine.WorkerLife;
import io.github.poollaunch.protocol.worker.WorkerSelf;

/** Makes a worker inside this JVM ready for its first chunk, in the worker's thread. */
final class LocalLife {
    private LocalLife() {}

    static void prepare(String worker, WorkerSelf self, WorkerLife life) throws MemberDeath {
        WorkerLife.Shared shared = life.shared();
        if (shared != null) {
            self.share(shared.value());
        }
        WorkerLife.Initializer initializer = life.initializer();
        if (initializer != null) {
            try {
                self.keepState(initializer.task().call(initializer.item()));
            } catch (Throwable e) {
                throw new MemberDeath(worker + " failed in its initializer: " + e, () -> e);
            }
        }
    }
}
