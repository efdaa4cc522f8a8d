package io.github.poollaunch.protocol.value;

import org.jspecify.annotations.Nullable;

/** The doubles that JSON has no number for; they travel as the strings that {@link Double#toString} gives. */
final class NotFinite {
    private NotFinite() {}

    static @Nullable Double parse(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }
}
