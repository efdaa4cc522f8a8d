/** Engines inside this JVM: threads, and a plain loop. */
@NullMarked
package io.github.poollaunch.local;

import org.jspecify.annotations.NullMarked;
