/** Programs to copy from: functions for {@code pool-launch map}, and small mains that use the library. */
@NullMarked
package io.github.poollaunch.examples;

import org.jspecify.annotations.NullMarked;
