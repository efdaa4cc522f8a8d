/** A progress bar for terminals, in a jar of its own: the library itself brings no more than it needs. */
@NullMarked
package io.github.poollaunch.progress;

import org.jspecify.annotations.NullMarked;
