package io.github.poollaunch.cli.report;

import io.github.poollaunch.cli.report.Report.ExperimentResult;
import org.jspecify.annotations.Nullable;

/**
 * How long one item must take for processes to win over the plain loop.
 *
 * <p>The loop takes n·t. Processes take their overhead O and, as p of them run at a time, n·t/p. They win once n·t·(1−1/p)
 * is more than O. O is what the square's map costs in processes beyond the loop: its own work is next to nothing.
 *
 * @param parallel p: the number of processes, or of CPUs if that is less
 * @param overheadMs O for a pool that is made for this one map
 * @param warmOverheadMs O for a pool that is running already; null if not measured
 * @param itemMs t for the first; null if p is 1, as then nothing is ever won
 * @param warmItemMs t for the second
 */
record BreakEven(
        int parallel,
        double overheadMs,
        @Nullable Double warmOverheadMs,
        @Nullable Double itemMs,
        @Nullable Double warmItemMs) {

    static BreakEven of(ExperimentResult square, int items, int processes, int cpus) {
        int parallel = Math.min(processes, cpus);
        double sequential = square.sequential().median();
        double overhead = square.processes().median() - sequential;
        Double warmOverhead =
                square.processesMap() == null ? null : square.processesMap().median() - sequential;
        return new BreakEven(
                parallel,
                overhead,
                warmOverhead,
                itemMs(overhead, items, parallel),
                warmOverhead == null ? null : itemMs(warmOverhead, items, parallel));
    }

    private static @Nullable Double itemMs(double overhead, int items, int parallel) {
        return parallel == 1 ? null : Math.max(0, overhead) / (items * (1 - 1.0 / parallel));
    }
}
