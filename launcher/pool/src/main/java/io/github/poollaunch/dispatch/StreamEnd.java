package io.github.poollaunch.dispatch;

import io.github.poollaunch.PoolException;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stream.
 *
 * @param fault what the reader is told there; null if the input ended well
 */
record StreamEnd(@Nullable PoolException fault) {}
