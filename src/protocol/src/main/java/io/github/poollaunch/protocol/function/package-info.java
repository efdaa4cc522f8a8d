/**
 * Functions by name: what a parent says of a function so that a child can find and call it
 * ({@link io.github.poollaunch.protocol.function.FunctionSpec}), and what its signature says of its values.
 */
@NullMarked
package io.github.poollaunch.protocol.function;

import org.jspecify.annotations.NullMarked;
