package io.github.poollaunch.bench.contestant;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a contestant answers: figures by name. Times are in nanoseconds and their names end with {@code ns}. */
public final class Figures {

    private final Map<String, Double> values = new LinkedHashMap<>();

    /** The answer to a request whose time is all there is to tell. */
    public static Figures time(long nanos) {
        return new Figures().and("ns", (double) nanos);
    }

    /** Adds a figure. */
    public Figures and(String name, double value) {
        values.put(name, value);
        return this;
    }

    /** As the line that the driver reads. */
    String line() {
        StringBuilder line = new StringBuilder(RequestLoop.OK);
        values.forEach(
                (name, value) -> line.append(' ').append(name).append('=').append(value));
        return line.toString();
    }
}
