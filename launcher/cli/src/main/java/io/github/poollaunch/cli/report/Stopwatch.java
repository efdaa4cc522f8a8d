package io.github.poollaunch.cli.report;

/** Milliseconds since its making. Immutable, thread-safe. */
final class Stopwatch {

    private final long start = System.nanoTime();

    double millis() {
        return (System.nanoTime() - start) / 1e6;
    }
}
