/** Who is on this machine to be measured. */
@NullMarked
package io.github.poollaunch.bench.field;

import org.jspecify.annotations.NullMarked;
