package io.github.poollaunch.bench.jmh;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs this package's benchmarks by JMH; how long, their annotations say. */
public final class Microbenchmarks {
    private Microbenchmarks() {}

    /** Runs those whose names match. */
    public static void run(String regex) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include("io\\.github\\.poollaunch\\.bench\\.jmh\\..*" + regex)
                        .jvmArgsAppend("-XX:+UseSerialGC")
                        .build())
                .run();
    }
}
