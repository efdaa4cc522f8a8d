/**
 * The benchmark {@code src/bench/run}.
 *
 * <pre>
 *   BenchMain --> goal: what is measured, and what it must reach      field: who is here (Javas, Pythons, tools)
 *                   |                                                    |
 *                 measure: asks all contestants in turns, round by round, a process each
 *                   |                    | a line: workload key=value…            ^ a line: ok ns=…
 *                   |                  contestant: the loop of Java's, with ours and floor; src/main/python's is alike
 *                 report: tables, JSON, Markdown, plots
 * </pre>
 *
 * {@code jmh} is apart: what runs within one JVM.
 */
@NullMarked
package io.github.poollaunch.bench;

import org.jspecify.annotations.NullMarked;
