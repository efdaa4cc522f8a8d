/**
 * What could stay behind of a worker, and how it is found: processes by a mark in their environment, files by their
 * folder and name. Both sides clean up: the parent after a worker, the workers after their parent.
 */
@NullMarked
package io.github.poollaunch.protocol.remains;

import org.jspecify.annotations.NullMarked;
