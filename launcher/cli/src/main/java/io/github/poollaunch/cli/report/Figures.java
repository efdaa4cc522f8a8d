package io.github.poollaunch.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers for people: as many digits as one reads. */
final class Figures {
    private Figures() {}

    static String millis(double value) {
        String format = value < 10 ? "%.2f" : value < 1_000 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, value);
    }

    /** With the smallest and the largest on a second line, if there was more than one. */
    static String millis(@Nullable Spread spread) {
        if (spread == null) {
            return "-";
        }
        return spread.min() == spread.max() ? millis(spread.median()) : millis(spread.median()) + "\n" + range(spread);
    }

    static String range(Spread spread) {
        return "(" + millis(spread.min()) + "-" + millis(spread.max()) + ")";
    }

    static String ratio(double value) {
        return value >= 0.1
                ? String.format(Locale.ROOT, "%.2f", value)
                : BigDecimal.valueOf(value).round(new MathContext(2)).toPlainString();
    }
}
