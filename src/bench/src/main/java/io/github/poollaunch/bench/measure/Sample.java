package io.github.poollaunch.bench.measure;

import io.github.poollaunch.bench.contestant.RequestLoop;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contestant answered once.
 *
 * @param figures by name; times in nanoseconds
 */
public record Sample(Map<String, Double> figures) {

    /** Items a second. */
    public static final String RATE = "rate";

    /** Nanoseconds an item. */
    public static final String ITEM_NS = "item_ns";

    private static final double NANOS = 1e9;

    public Sample {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Returns the sample of one time. */
    public static Sample time(double nanos) {
        return new Sample(Map.of("ns", nanos));
    }

    /**
     * Reads an answer.
     *
     * @throws ContestantException if it is not one, or says that there are no figures
     */
    static Sample parse(String line) {
        String[] words = line.strip().split(" +", -1);
        if (words[0].equals(RequestLoop.SKIP)) {
            throw new ContestantException(
                    line.substring(RequestLoop.SKIP.length()).strip(), true);
        }
        if (!words[0].equals(RequestLoop.OK)) {
            throw new ContestantException(line.strip(), false);
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] parts = words[i].split("=", 2);
            if (parts.length != 2) {
                throw new ContestantException("not an answer: " + line.strip(), false);
            }
            figures.put(parts[0], Double.valueOf(parts[1]));
        }
        return new Sample(figures);
    }

    /** Returns a figure, also one that follows from others; null if there is none. */
    public @Nullable Double figure(String name) {
        Double ns = figures.get("ns");
        Double items = figures.get("items");
        if (ns != null && items != null) {
            if (name.equals(RATE)) {
                return items * NANOS / ns;
            }
            if (name.equals(ITEM_NS)) {
                return ns / items;
            }
        }
        return figures.get(name);
    }
}
