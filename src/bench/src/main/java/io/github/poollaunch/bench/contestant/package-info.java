/** What the contestants in Java have in common: the loop that answers the driver, data, functions. It knows nothing of the driver, which is not on their class path's front. */
@NullMarked
package io.github.poollaunch.bench.contestant;

import org.jspecify.annotations.NullMarked;
