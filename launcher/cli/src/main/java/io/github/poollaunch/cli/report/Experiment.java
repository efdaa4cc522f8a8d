package io.github.poollaunch.cli.report;

import io.github.poollaunch.PoolFunction;

/** The seed's three experiments: the same list, with more and more work on each item. */
@SuppressWarnings("ImmutableEnumChecker") // a reference to a static method has no state
enum Experiment {
    SQUARE("square", "square: x * x", Workloads::square),
    LOG5("log5", "log5: 100,000 logs", Workloads::log5),
    LOG7("log7", "log7: 10,000,000 logs", Workloads::log7);

    private final String label;
    private final String title;
    private final PoolFunction<Integer, ? extends Number> function;

    <R extends Number> Experiment(String label, String title, PoolFunction<Integer, R> function) {
        this.label = label;
        this.title = title;
        this.function = function;
    }

    /** Its name on the command line and in JSON. */
    String label() {
        return label;
    }

    /** Its name and the work on each item. */
    String title() {
        return title;
    }

    PoolFunction<Integer, ? extends Number> function() {
        return function;
    }
}
