/**
 * What values are written in. {@link io.github.poollaunch.protocol.format.Json} is always there; the rest is loaded only
 * when a pool asks for another format.
 */
@NullMarked
package io.github.poollaunch.protocol.format;

import org.jspecify.annotations.NullMarked;
