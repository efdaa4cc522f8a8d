package io.github.poollaunch.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.poollaunch.bench.goal.Measure;
import io.github.poollaunch.bench.goal.Reference;
import io.github.poollaunch.bench.goal.Target;
import io.github.poollaunch.bench.measure.Entrant.Role;
import io.github.poollaunch.bench.measure.Measured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private final Measured spawn = Results.of("CPython spawn", 0, "", Role.PEER, 100.0, 400.0, 200.0);
    private final Measured fork = Results.of("CPython fork", 0, "", Role.PEER, 90.0, 500.0, 110.0);

    private static Verdict of(Target target, Measured ours, Measured... others) {
        Measure measure = Measure.time(target);
        List<Measured> all = new ArrayList<>(List.of(others));
        all.add(ours);
        return Verdict.of(measure, target, ours, all);
    }

    @Test
    void ratio_isTheMedianOfTheRoundsRatios_notTheRatioOfMedians() {
        // 0.5, 0.5 and 1: a slow second round is in both.
        Measured ours = Results.of("ours", 17, "", Role.OURS, 50.0, 200.0, 200.0);
        Verdict verdict = of(Target.atMost(0.5, Reference.CPYTHON_SPAWN), ours, spawn, fork);
        assertThat(verdict.value()).isEqualTo(0.5);
        assertThat(verdict.met()).isTrue();
        assertThat(verdict.against()).isSameAs(spawn);
    }

    @Test
    void fastest_isTheOneWithTheBestMedian() {
        Measured ours = Results.of("ours", 17, "", Role.OURS, 90.0, 500.0, 110.0);
        Verdict verdict = of(Target.atMost(0.6, Reference.CPYTHON_FASTEST), ours, spawn, fork);
        assertThat(verdict.against()).isSameAs(fork);
        assertThat(verdict.value()).isEqualTo(1);
        assertThat(verdict.met()).isFalse();
    }

    @Test
    void floor_isThatOfTheSameJava() {
        Measured ours = Results.of("ours", 25, "", Role.OURS, 100.0);
        Measured bare17 = Results.of("bare JVM", 17, "", Role.FLOOR, 10.0);
        Measured bare25 = Results.of("bare JVM", 25, "", Role.FLOOR, 50.0);
        Verdict verdict = of(Target.atMost(2, Reference.BARE), ours, bare17, bare25);
        assertThat(verdict.against()).isSameAs(bare25);
        assertThat(verdict.value()).isEqualTo(2);
    }

    @Test
    void roundsThatOneOfBothMissed_areLeftOut() {
        Measured ours = Results.of("ours", 17, "", Role.OURS, null, 200.0, null);
        assertThat(of(Target.atMost(1, Reference.CPYTHON_SPAWN), ours, spawn).value())
                .isEqualTo(0.5);
    }

    @Test
    void nobodyToCompareWith_isNoVerdict() {
        Measured ours = Results.of("ours", 17, "", Role.OURS, 1.0);
        assertThat(of(Target.atMost(1, Reference.CPYTHON_SPAWN), ours)).isNull();
    }

    @Test
    void rate_theBestIsTheHighest() {
        Target target = Target.atLeast(4, Reference.CPYTHON_FASTEST);
        Measured ours = Results.of("ours", 17, "", Role.OURS, 20.0, 20.0, 20.0);
        Verdict verdict = Verdict.of(Measure.rate(target), target, ours, List.of(ours, spawn, fork));
        assertThat(verdict.against()).isSameAs(fork);
        assertThat(verdict.value()).isCloseTo(5.5, within(1e-9));
        assertThat(verdict.met()).isTrue();
    }

    @Test
    void variants_areComparedWithinOneContestant() {
        Measured auto = Results.of("ours", 17, "AUTO", Role.OURS, 105.0);
        Measured slow = Results.of("ours", 17, "1", Role.OURS, 200.0);
        Measured best = Results.of("ours", 17, "64", Role.OURS, 100.0);
        Measured other = Results.of("ours", 25, "64", Role.OURS, 10.0);
        Target target = Target.atMost(1.1, Reference.variants("the best", variant -> !variant.equals("AUTO")));
        assertThat(of(target, auto, slow, best, other).against()).isSameAs(best);
    }

    @Test
    void factorAndAddend_areOfTheReference() {
        Measured ours = Results.of("ours", 17, "", Role.OURS, 300.0);
        Measured bare = Results.of("bare JVM", 17, "", Role.FLOOR, 100.0);
        assertThat(of(Target.atMost(1, Reference.BARE.times("x", 2, 100)), ours, bare)
                        .value())
                .isEqualTo(1);
    }

    @Test
    void absolute_isTheFigureItself() {
        Measured ours = Results.of("ours", 17, "", Role.OURS, 3.0, 1.0, 2.0);
        Verdict verdict = of(Target.absolute(2), ours);
        assertThat(verdict.value()).isEqualTo(2);
        assertThat(verdict.met()).isTrue();
    }
}
