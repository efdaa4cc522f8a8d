/** The parent's side of functions: from the user's object to what travels of it. */
@NullMarked
package io.github.poollaunch.function;

import org.jspecify.annotations.NullMarked;
