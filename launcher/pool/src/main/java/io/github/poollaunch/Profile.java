package io.github.poollaunch;

/**
 * What the worker JVMs are to be good at: flags of {@code java}, nothing else. Those of {@link PoolBuilder#jvmArgs} come
 * behind, and override them.
 */
public enum Profile {

    /**
     * Pools that live for a second or two: workers compile with the quick compiler only. They start with a fifth to a third
     * less work; but what computes for long may take two or three times as long as it could.
     */
    STARTUP,

    /** The default: as much work for the start as is of use within seconds, and the full speed for what runs longer. */
    BALANCED,

    /** Pools that live long: the JVM's own choice of when to compile, which is earlier. */
    THROUGHPUT
}
