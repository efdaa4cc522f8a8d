package io.github.poollaunch;

import java.io.Serializable;

/** A {@link Runnable} that can travel, as a {@link PoolFunction} does. For {@link PoolExecutorService}. */
@FunctionalInterface
public interface PoolRunnable extends Runnable, Serializable {}
