/**
 * The workers of one pool and their lives, whatever a worker is: hiring, replacing, retiring. The engines say what a
 * worker does at each turn of its life ({@link io.github.poollaunch.crew.Member}).
 */
@NullMarked
package io.github.poollaunch.crew;

import org.jspecify.annotations.NullMarked;
