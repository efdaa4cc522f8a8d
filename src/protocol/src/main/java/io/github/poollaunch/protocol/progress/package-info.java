/** How far a child has come with its chunk, where its parent can read it after any death. */
@NullMarked
package io.github.poollaunch.protocol.progress;

import org.jspecify.annotations.NullMarked;
