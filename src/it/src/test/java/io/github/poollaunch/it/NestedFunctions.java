package io.github.poollaunch.it;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerState;
import java.util.List;
import org.awaitility.Awaitility;

/** Tasks that make pools of their own. */
public final class NestedFunctions {

    static final int PROCESSES = 2;

    private NestedFunctions() {}

    public static List<Integer> squares(List<Integer> items) {
        try (Pool pool = Pool.of(PROCESSES)) {
            return pool.map(Functions::square, items);
        }
    }

    /** Leaves a pool open, all of whose workers are busy; returns their pids. */
    public static List<Long> leavePool(int ignored) {
        Pool pool = Pool.of(PROCESSES);
        for (int i = 0; i < PROCESSES; i++) {
            var unused = pool.applyAsync(Functions::hangBeyondInterrupts, i);
        }
        Awaitility.await().until(() -> pool.workers().stream().allMatch(worker -> worker.state() == WorkerState.BUSY));
        return pool.workers().stream().map(worker -> worker.pid()).toList();
    }

    /** The outer worker's state before, an inner one's, and the outer one's after. */
    public static List<Integer> statesOfBothPools(int ignored) {
        int before = LifeFunctions.next(0);
        try (Pool pool = Pool.builder()
                .processes(1)
                .engine(Engine.threads())
                .initializer(LifeFunctions::counterFrom, 10)
                .build()) {
            return List.of(before, pool.apply(LifeFunctions::next, 0), LifeFunctions.next(0));
        }
    }

    /** A process that a worker of a pool of this task's has started, and that is left behind with that pool. */
    public static long startDaemon(int ignored) {
        return Pool.of(1).apply(OrphanFunctions::start, OrphanFunctions.Kind.DAEMON);
    }
}
