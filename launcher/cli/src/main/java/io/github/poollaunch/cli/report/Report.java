package io.github.poollaunch.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param cpus how many CPUs this process may use
 * @param java the version of the parent's Java
 */
record Report(
        ReportOptions options,
        int cpus,
        String java,
        Startup startup,
        List<ExperimentResult> experiments,
        BreakEven breakEven) {

    /** Whether every experiment gave the same results on all engines. */
    boolean allEqual() {
        return experiments.stream().allMatch(ExperimentResult::resultsEqual);
    }

    /**
     * The life of a process pool that has done nothing before, each from the start of its creation but {@code map} and
     * {@code close}.
     *
     * @param create until the constructor has returned
     * @param firstReady until the first child's hello
     * @param firstResult until the first chunk of a map was back, which was called at once
     * @param allReady until the last child's hello
     * @param map how long that map took, with the wait for the first children
     * @param close how long the end took, until all children were gone
     * @param children those of the first pool
     */
    record Startup(
            Spread create,
            Spread firstReady,
            Spread firstResult,
            Spread allReady,
            Spread map,
            Spread close,
            List<Child> children) {}

    /**
     * A child JVM.
     *
     * @param launchToReadyMs from the launch of its process to its hello
     */
    record Child(long pid, double launchToReadyMs) {}

    /**
     * One experiment on each engine.
     *
     * @param sequential the plain loop
     * @param threads a fresh pool of threads: making it, the map, closing it
     * @param processes a fresh pool of processes: making it, the map, closing it
     * @param threadsMap the map alone, once more on the same pool when all workers were ready and had been used;
     *     null if not measured
     * @param processesMap the same on processes
     * @param resultsEqual whether all lists of results were the same, bit for bit
     */
    record ExperimentResult(
            Experiment experiment,
            Spread sequential,
            Spread threads,
            Spread processes,
            @Nullable Spread threadsMap,
            @Nullable Spread processesMap,
            boolean resultsEqual) {

        double speedupOfThreads() {
            return sequential.median() / threads.median();
        }

        double speedupOfProcesses() {
            return sequential.median() / processes.median();
        }
    }
}
