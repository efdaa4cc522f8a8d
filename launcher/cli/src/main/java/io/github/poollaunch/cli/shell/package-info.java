/** What commands have to do with the shell that runs them: streams, terminal, signals, exit codes, options. */
@NullMarked
package io.github.poollaunch.cli.shell;

import org.jspecify.annotations.NullMarked;
