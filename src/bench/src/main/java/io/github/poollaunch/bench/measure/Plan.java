package io.github.poollaunch.bench.measure;

import java.time.Duration;

/**
 * How many rounds.
 *
 * @param least so many at least
 * @param most so many at most
 * @param budget no further round is begun after so much time
 */
public record Plan(int least, int most, Duration budget) {

    /** Whether a round is to follow. */
    boolean goesOn(int roundsDone, long nanosSpent) {
        return roundsDone < least || (roundsDone < most && nanosSpent < budget.toNanos());
    }

    /** Returns this plan with at most {@code rounds}. */
    public Plan atMost(int rounds) {
        return new Plan(Math.min(least, rounds), Math.min(most, rounds), budget);
    }
}
