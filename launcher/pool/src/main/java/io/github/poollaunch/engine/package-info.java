/**
 * What an engine and a pool say to each other. An engine takes {@link io.github.poollaunch.engine.Chunk}s from its
 * {@link io.github.poollaunch.engine.ChunkSource} when it has room, runs them, and tells each chunk its outcome.
 */
@NullMarked
package io.github.poollaunch.engine;

import org.jspecify.annotations.NullMarked;
