package io.github.poollaunch.bench.goal;

import io.github.poollaunch.bench.field.Field;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * One of the goals.
 *
 * @param id S1
 * @param name for the command line: start
 * @param title one line
 * @param workloads by who is here and how large they are to be
 */
public record Goal(String id, String name, String title, BiFunction<Field, Scale, List<Workload>> workloads) {

    /** Whether a word on the command line means this one. */
    public boolean isCalled(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals(id.toLowerCase(Locale.ROOT)) || lower.equals(name);
    }
}
