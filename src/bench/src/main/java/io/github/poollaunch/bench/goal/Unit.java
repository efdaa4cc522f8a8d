package io.github.poollaunch.bench.goal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How a figure is written: with three significant digits. */
public enum Unit {
    /** Nanoseconds. */
    TIME {
        @Override
        public String text(double value) {
            if (value < 1e3) {
                return digits(value) + " ns";
            }
            if (value < 1e6) {
                return digits(value / 1e3) + " µs";
            }
            return value < 1e9 ? digits(value / 1e6) + " ms" : digits(value / 1e9) + " s";
        }
    },
    /** Items a second. */
    RATE {
        @Override
        public String text(double value) {
            if (value < 1e3) {
                return digits(value) + "/s";
            }
            return value < 1e6 ? digits(value / 1e3) + " k/s" : digits(value / 1e6) + " M/s";
        }
    },
    BYTES {
        @Override
        public String text(double value) {
            return Math.abs(value) < 1 << 20 ? digits(value / 1024) + " KiB" : digits(value / (1 << 20)) + " MiB";
        }
    },
    NUMBER {
        @Override
        public String text(double value) {
            return digits(value);
        }
    };

    private static final int DIGITS = 3;

    /** Returns the value with its unit. */
    public abstract String text(double value);

    /** Returns three significant digits; all digits of a whole number that has more. */
    public static String digits(double value) {
        if (Math.abs(value) >= 1000) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS));
        return (rounded.scale() < 0 || rounded.signum() == 0 ? rounded.setScale(0, RoundingMode.HALF_UP) : rounded)
                .stripTrailingZeros()
                .toPlainString();
    }
}
