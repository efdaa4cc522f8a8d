package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.function.FunctionSpec;
import org.jspecify.annotations.Nullable;

/** What a parent says to a child. */
public sealed interface Request {

    /**
     * The first frame.
     *
     * @param version the parent's protocol version
     * @param worker the worker's name, for the child's own messages
     * @param id the worker's number in its pool, from 1
     * @param format what values are to be written in; null for JSON
     * @param record the file of the {@link io.github.poollaunch.protocol.progress.ProgressWriter} to keep; null for none
     */
    record Hello(
            int version,
            String worker,
            int id,
            @Nullable String format,
            @Nullable String record) implements Request {}

    /** Values that need databind travel by a mapper that this function of its builder has changed. Comes before any value. */
    record Configure(FunctionSpec settings) implements Request {}

    /** Gives a function a number, by which chunks then name it. */
    record Define(int function, FunctionSpec spec) implements Request {}

    /** The number is not used again. */
    record Forget(int function) implements Request {}

    /**
     * Run a function over some items.
     *
     * @param chunk the chunk's number, which the reply repeats
     * @param failFast whether the first item that fails ends the chunk
     * @param divisible whether the parent may take back what is not started of it
     * @param items the items; they are to be read before the next request is
     */
    record Run(long chunk, int function, boolean failFast, boolean divisible, ValueRowReader items)
            implements Request {}

    /**
     * The pool's shared value, for all tasks; at most once, before the initializer.
     *
     * @param type its type as text
     * @param value a row of one value; it is to be read before the next request is
     */
    record Share(String type, ValueRowReader value) implements Request {}

    /**
     * The pool's shared value is in a file.
     *
     * @param contents what the file has of it
     * @param file its path; only its owner can read it
     * @param length how many bytes the file has
     */
    record ShareFile(Contents contents, String file, int length) implements Request {

        /** How a file has the shared value. */
        public enum Contents {
            /** A {@link Share}'s JSON, as a frame without its start. */
            MESSAGE("sharedFile"),
            /** The characters of a string, a byte each: ISO 8859-1. */
            STRING("sharedString"),
            /** The elements of a {@code byte[]}. */
            BYTES("sharedBytes");

            /** The first member of the request. */
            final String kind;

            Contents(String kind) {
                this.kind = kind;
            }
        }
    }

    /**
     * Run the initializer, and keep what it returns; at most once, before the first chunk.
     *
     * @param items a row of one item; it is to be read before the next request is
     */
    record Initialize(int function, ValueRowReader items) implements Request {}

    /** The last frame: finish what was sent before, then end. */
    record Stop() implements Request {}
}
