package io.github.poollaunch.worker;

import io.github.poollaunch.ChildException;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.fault.Rebuilding;

/** Makes exceptions again of what a child told of them. */
final class Faults {
    private Faults() {}

    /** Returns the exception in its own type if that can be rebuilt with its message, else a {@link ChildException}. */
    static Throwable toThrowable(Fault fault, ClassLoader loader) {
        return Rebuilding.of(fault, loader, lost -> new ChildException(lost.type(), lost.message(), lost.text()));
    }
}
