/** Our pool as a contestant. */
@NullMarked
package io.github.poollaunch.bench.ours;

import org.jspecify.annotations.NullMarked;
