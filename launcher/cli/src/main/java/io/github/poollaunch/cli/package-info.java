/**
 * The command pool-launch.
 *
 * <pre>
 *   Main -- CommandTree --+-- ReportCommand --&gt; cli.report   what processes cost and when they pay
 *                         +-- MapCommand -----&gt; cli.map      a Java function over lines from the shell
 *                         `-- WarmCommand ----&gt; cli.warm     makes the archives that JVMs start from
 *                                               cli.shell    what all have to do with the shell
 * </pre>
 *
 * Standard output carries results and nothing else; all that is said to the user goes to stderr.
 */
@NullMarked
package io.github.poollaunch.cli;

import org.jspecify.annotations.NullMarked;
