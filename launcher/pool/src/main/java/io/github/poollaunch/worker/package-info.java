/**
 * The process engine: child JVMs, and a thread for each that talks to it.
 *
 * <p>A {@code Worker} is the parent's handle, with its thread {@code pool-1-worker-3}; a {@code ChildProcess} the JVM
 * behind it, with the thread {@code pool-1-worker-3-stderr} that drains its stderr; the {@code ProcessSession} keeps the
 * set of workers. All of a worker's conversation happens in its own thread; others only kill its process, which ends
 * whatever the thread waits for.
 */
@NullMarked
package io.github.poollaunch.worker;

import org.jspecify.annotations.NullMarked;
