package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.fault.Fault;

/** What a child says to its parent. */
public sealed interface Reply {

    /**
     * The first frame: the child is ready.
     *
     * @param version the child's protocol version
     * @param java its Java version, such as 17.0.15
     */
    record Hello(int version, String java) implements Reply {}

    /**
     * A chunk is done.
     *
     * @param chunk the chunk's number
     * @param results the results of the items that succeeded, in the items' order, and what failed
     */
    record Results(long chunk, ResultRow results) implements Reply {}

    /** A chunk could not be run at all: its function was not found, say. */
    record Refused(long chunk, Fault fault) implements Reply {}
}
