package io.github.poollaunch.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of items that do not end well. Immutable.
 *
 * @param taskTimeout how long one item may run; null for no limit
 * @param retries how often an item is run again that took its worker down
 */
public record FaultOptions(@Nullable Duration taskTimeout, int retries) {}
