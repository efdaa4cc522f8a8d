package io.github.poollaunch.bench.goal;

import io.github.poollaunch.bench.measure.Entrant;
import java.util.List;

/**
 * Something that all entrants are asked to do.
 *
 * @param title what it is
 * @param entrants who takes part
 * @param measures which of its figures are told
 * @param mostRounds what takes long, or does not vary, is not repeated more often
 */
public record Workload(String title, List<Entrant> entrants, List<Measure> measures, int mostRounds) {

    public Workload {
        entrants = List.copyOf(entrants);
        measures = List.copyOf(measures);
    }

    /** A workload of as many rounds as there is time for. */
    public static Workload of(String title, List<Entrant> entrants, Measure... measures) {
        return new Workload(title, entrants, List.of(measures), Integer.MAX_VALUE);
    }

    /** Returns this with at most {@code rounds}. */
    public Workload atMost(int rounds) {
        return new Workload(title, entrants, measures, rounds);
    }
}
