package io.github.poollaunch.it.leaks;

import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.WorkerState;

/** Kills a worker. */
final class Kill {

    private Kill() {}

    /** Kills one that works; none if none does. */
    static boolean aBusyOne(Pool pool) {
        return pool.workers().stream()
                .filter(each -> each.state() == WorkerState.BUSY)
                .map(WorkerInfo::pid)
                .findFirst()
                .flatMap(ProcessHandle::of)
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
    }
}
