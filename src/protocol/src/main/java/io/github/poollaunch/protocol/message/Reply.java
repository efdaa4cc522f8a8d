package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.fault.Fault;
import org.jspecify.annotations.Nullable;

/** What a child says to its parent. */
public sealed interface Reply {

    /**
     * The first frame: the child is ready.
     *
     * @param version the child's protocol version
     * @param java its Java version, such as 17.0.15
     * @param format what it can write and read values in besides JSON; null if nothing
     * @param record whether it keeps the record of its progress that it was offered
     */
    record Hello(int version, String java, @Nullable String format, boolean record) implements Reply {}

    /**
     * Items of a chunk have ended, those behind the ones that the chunk's earlier replies were about.
     *
     * @param chunk the chunk's number
     * @param results the results of the items that succeeded, in the items' order, and what failed; and, once these are read,
     *     whether more of the chunk follows
     */
    record Results(long chunk, ResultRow results) implements Reply {}

    /**
     * A worker has taken up the pool's shared value, or not.
     *
     * @param fault why not; null if it has
     */
    record Shared(@Nullable Fault fault) implements Reply {}

    /**
     * The initializer has returned, or not.
     *
     * @param fault what it threw; null if it has returned
     */
    record Initialized(@Nullable Fault fault) implements Reply {}

    /** What a child's threads are doing, because its parent has asked. It may come at any time. */
    record Threads(String dump) implements Reply {}

    /** A chunk, or what is left of it, could not be run at all: its function was not found, say. */
    record Refused(long chunk, Fault fault) implements Reply {}
}
