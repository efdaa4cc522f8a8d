/** Asks contestants in turns and keeps what they answer. */
@NullMarked
package io.github.poollaunch.bench.measure;

import org.jspecify.annotations.NullMarked;
