/**
 * The calls of a pool: input cut into chunks, chunks queued fairly, outcomes put together in order. Whatever runs the
 * chunks is an engine's business.
 *
 * <p>Locks are taken in this order: a {@code StreamJob}'s own, then the {@code JobQueue}'s. Nothing of a user's is called
 * under either.
 */
@NullMarked
package io.github.poollaunch.dispatch;

import org.jspecify.annotations.NullMarked;
