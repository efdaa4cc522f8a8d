package io.github.poollaunch.bench.measure;

import java.time.Duration;

/**
 * How many rounds.
 *
 * @param least so many at least, if {@code limit} allows
 * @param most so many at most
 * @param budget beyond the least, no round is begun after so much time
 * @param limit but for the first, no round is begun after so much time, whatever {@code least} says
 */
public record Plan(int least, int most, Duration budget, Duration limit) {

    /** Whether a round is to follow. */
    boolean goesOn(int roundsDone, long nanosSpent) {
        if (roundsDone == 0) {
            return true;
        }
        long allowed = (roundsDone < least ? limit : budget).toNanos();
        return roundsDone < most && nanosSpent < allowed;
    }

    /** Returns this plan with at most {@code rounds}. */
    public Plan atMost(int rounds) {
        return new Plan(Math.min(least, rounds), Math.min(most, rounds), budget, limit);
    }
}
