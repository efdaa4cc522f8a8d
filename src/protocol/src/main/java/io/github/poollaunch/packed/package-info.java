/** Results in a small form, which the protocol reads into and calls keep: it knows neither of them. */
@NullMarked
package io.github.poollaunch.packed;

import org.jspecify.annotations.NullMarked;
