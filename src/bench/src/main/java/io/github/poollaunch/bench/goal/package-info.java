/** What is measured, and what it must reach. */
@NullMarked
package io.github.poollaunch.bench.goal;

import org.jspecify.annotations.NullMarked;
