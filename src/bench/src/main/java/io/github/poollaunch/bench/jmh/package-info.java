/** Microbenchmarks of what runs within one JVM. */
@NullMarked
package io.github.poollaunch.bench.jmh;

import org.jspecify.annotations.NullMarked;
