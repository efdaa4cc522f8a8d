/**
 * What processes cost and when they pay, measured.
 *
 * <pre>
 *   ReportCommand -- ReportOptions --&gt; Measurement --+-- StartupRun       one pool, phase by phase
 *                                                    |-- ExperimentRun    plain loop, threads, processes
 *                                                    |-- BreakEven
 *                                                    v
 *                                                 Report --&gt; JsonReport or TextReport
 * </pre>
 */
@NullMarked
package io.github.poollaunch.cli.report;

import org.jspecify.annotations.NullMarked;
