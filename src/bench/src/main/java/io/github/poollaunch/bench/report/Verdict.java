package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Measure;
import io.github.poollaunch.bench.goal.Reference;
import io.github.poollaunch.bench.goal.Target;
import io.github.poollaunch.bench.measure.Measured;
import io.github.poollaunch.bench.measure.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one of ours stands to a target.
 *
 * @param ours whose
 * @param against the reference's best, which the ratio is to; null if the figure itself is limited
 * @param value the median of the rounds' ratios, or of the figures
 * @param met whether that is good enough
 */
record Verdict(Measured ours, @Nullable Measured against, double value, boolean met) {

    /** Returns a verdict; null if one of both was not measured. */
    static @Nullable Verdict of(Measure measure, Target target, Measured ours, List<Measured> all) {
        Reference reference = target.reference();
        if (reference == null) {
            Spread spread = ours.spread(measure.figure());
            return spread == null ? null : new Verdict(ours, null, spread.median(), target.met(spread.median()));
        }
        Measured best = best(measure, reference, ours, all);
        List<Double> ratios = best == null ? List.of() : ratios(measure, reference, ours, best);
        if (ratios.isEmpty()) {
            return null;
        }
        double ratio = Spread.of(ratios).median();
        return new Verdict(ours, best, ratio, target.met(ratio));
    }

    private static @Nullable Measured best(Measure measure, Reference reference, Measured ours, List<Measured> all) {
        Comparator<Measured> byMedian = Comparator.comparingDouble(
                one -> Objects.requireNonNull(one.spread(measure.figure())).median());
        return all.stream()
                .filter(one -> reference.candidates().test(ours.entrant(), one.entrant()))
                .filter(one -> one.spread(measure.figure()) != null)
                .min(measure.moreIsBetter() ? byMedian.reversed() : byMedian)
                .orElse(null);
    }

    /** Of each round by itself, so that what slowed a whole round down is in both and cancels. */
    private static List<Double> ratios(Measure measure, Reference reference, Measured ours, Measured best) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.samples().size(); round++) {
            Double mine = ours.figure(round, measure.figure());
            Double other = best.figure(round, measure.figure());
            if (mine != null && other != null) {
                ratios.add(mine / (reference.factor() * other + reference.plus()));
            }
        }
        return ratios;
    }
}
