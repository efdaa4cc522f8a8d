package io.github.poollaunch.bench.contestant;

/** What many programs send: a few members of different kinds. In Python it is a dataclass. */
public record Reading(String sensor, long time, double value) {

    private static final int SENSORS = 100;
    private static final int VALUES = 1_000;
    private static final int MINUTE = 60_000;

    /** Returns one of a list of them. */
    public static Reading of(int i) {
        return new Reading("sensor " + i % SENSORS, (long) i * MINUTE, i % VALUES / 8.0);
    }
}
