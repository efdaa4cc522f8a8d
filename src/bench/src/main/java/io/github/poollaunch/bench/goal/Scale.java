package io.github.poollaunch.bench.goal;

/** How large the workloads are. */
public enum Scale {
    FULL,
    /** All within two minutes on two CPUs. */
    QUICK;

    /** Returns the one that is meant. */
    public int of(int full, int quick) {
        return this == FULL ? full : quick;
    }

    public boolean quick() {
        return this == QUICK;
    }
}
