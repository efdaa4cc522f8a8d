package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import org.jspecify.annotations.Nullable;

/**
 * A value, or a failure that makes an exception for each reader.
 *
 * @param index the failed item's place in the call's input
 */
record Outcome(@Nullable Object value, Chunk.@Nullable Failure failure, long index) {

    static Outcome of(@Nullable Object value) {
        return new Outcome(value, null, 0);
    }

    static Outcome failed(Chunk.Failure failure, long index) {
        return new Outcome(null, failure, index);
    }

    boolean succeeded() {
        return failure == null;
    }

    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // the call that made the outcome knows its type; null is a value
    <R> R getOrThrow() {
        if (failure != null) {
            throw failure.toException(index);
        }
        return (R) value;
    }
}
