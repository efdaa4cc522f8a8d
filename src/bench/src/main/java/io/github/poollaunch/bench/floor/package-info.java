/** What no pool can beat: bare JVMs, bytes over pipes, a plain loop, threads. */
@NullMarked
package io.github.poollaunch.bench.floor;

import org.jspecify.annotations.NullMarked;
