/** {@code pool-launch warm}: makes the archives that children and the command itself start from. */
@NullMarked
package io.github.poollaunch.cli.warm;

import org.jspecify.annotations.NullMarked;
