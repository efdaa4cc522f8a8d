/**
 * Calls of the user's code by classes that are made for them, instead of by reflection
 * ({@link io.github.poollaunch.protocol.direct.DirectCall}).
 */
@NullMarked
package io.github.poollaunch.protocol.direct;

import org.jspecify.annotations.NullMarked;
