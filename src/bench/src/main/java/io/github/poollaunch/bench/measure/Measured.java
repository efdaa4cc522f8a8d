package io.github.poollaunch.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came out for one entrant.
 *
 * @param entrant who
 * @param samples one a round, in their order; null where it had none
 * @param note why samples are missing; null if none are
 */
public record Measured(
        Entrant entrant,
        List<@Nullable Sample> samples,
        @Nullable String note) {

    public Measured {
        samples = Collections.unmodifiableList(new ArrayList<>(samples));
    }

    /** Returns the figures of all rounds that have it. */
    public List<Double> all(String figure) {
        return samples.stream()
                .filter(Objects::nonNull)
                .map(sample -> sample.figure(figure))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns a figure's spread; null if no round has it. */
    public @Nullable Spread spread(String figure) {
        List<Double> all = all(figure);
        return all.isEmpty() ? null : Spread.of(all);
    }

    /** Returns a round's figure; null if there is none. */
    public @Nullable Double figure(int round, String figure) {
        Sample sample = round < samples.size() ? samples.get(round) : null;
        return sample == null ? null : sample.figure(figure);
    }
}
