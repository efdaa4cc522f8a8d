package io.github.poollaunch.bench.measure;

/** What can be asked to run a workload. One thread uses it. */
public interface Contestant extends AutoCloseable {

    /**
     * Runs the workload that the request names.
     *
     * @throws ContestantException if it cannot, or its result is wrong; it may be of no use then
     */
    Sample ask(String request);

    @Override
    void close();

    /** How to start one. */
    @FunctionalInterface
    interface Start {
        Contestant start();
    }
}
