package io.github.poollaunch.cli.map;

import io.github.poollaunch.protocol.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/** Makes an item of a line. Used by one thread. */
interface LineDecoder {

    /** Whether there is nothing in the line that could be an item, nor was meant to be. */
    boolean skips(byte[] line);

    /**
     * Returns the line's item.
     *
     * @throws BadLineException if it is none
     */
    @Nullable
    Object decode(byte[] line) throws BadLineException;

    /** One JSON value a line. */
    static LineDecoder json(ValueCodec parameter) {
        return new JsonLines(parameter);
    }

    /** Each line is a string. */
    static LineDecoder lines() {
        return new TextLines();
    }
}
