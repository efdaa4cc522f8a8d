package io.github.poollaunch.protocol.fuzz;

/** What is fuzzed: any bytes are an input, and nothing may come out but an {@link AssertionError} that says what is wrong. */
@FunctionalInterface
public interface Target {
    void run(byte[] input);
}
