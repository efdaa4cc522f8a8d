package io.github.poollaunch.examples;

import io.github.poollaunch.PoolFunction;
import java.util.Locale;

/**
 * A class as a function: {@code echo hello | pool-launch map io.github.poollaunch.examples.Shout --input lines}.
 *
 * <p>Each worker makes one object of it and keeps that, so that what is dear to make, such as a parser or a connection, is
 * made once for each worker and not once for each item. One worker runs one item at a time: it need not be thread-safe.
 */
public final class Shout implements PoolFunction<String, String> {
    private static final long serialVersionUID = 1;

    /** Stands for the dear thing. */
    private final StringBuilder reused = new StringBuilder();

    @Override
    public String apply(String text) {
        reused.setLength(0);
        return reused.append(text.toUpperCase(Locale.ROOT)).append('!').toString();
    }
}
