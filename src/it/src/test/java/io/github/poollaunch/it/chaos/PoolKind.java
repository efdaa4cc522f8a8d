package io.github.poollaunch.it.chaos;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.Wire;
import io.github.poollaunch.it.chaos.Tasks.Scale;

/** The pools of a run. */
enum PoolKind {
    PLAIN,
    /** Its workers end after a few chunks. */
    RECYCLING,
    SMILE,
    /** Its workers have a state and a shared value. */
    PREPARED,
    /** Items that a kill hits fail. */
    UNRETRIED;

    static final Scale SCALE = new Scale(1_000_003, "m²");

    private static final int RECYCLED_AFTER = 8;

    /** Beyond anything that a run's kills could do to one item. */
    private static final int RETRIES = 1_000;

    /** How many items a job may have: each may be a chunk, and a few chunks the whole life of a worker. */
    int most() {
        return this == RECYCLING ? 25 * RECYCLED_AFTER : Integer.MAX_VALUE;
    }

    boolean prepared() {
        return this == PREPARED;
    }

    boolean retries() {
        return this != UNRETRIED;
    }

    Pool open(int processes, Marker marker) {
        PoolBuilder builder = Pool.builder()
                .processes(processes)
                .retries(retries() ? RETRIES : 0)
                .jvmArgs(marker.flag(), "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        return switch (this) {
            case PLAIN, UNRETRIED -> builder.build();
            case RECYCLING -> builder.maxTasksPerChild(RECYCLED_AFTER).build();
            case SMILE -> builder.wire(Wire.SMILE).maxTasksPerChild(500).build();
            case PREPARED -> builder.initializer(Tasks::prepare).shared(SCALE).build();
        };
    }
}
