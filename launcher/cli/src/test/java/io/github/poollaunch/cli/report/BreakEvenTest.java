package io.github.poollaunch.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.poollaunch.cli.report.Report.ExperimentResult;
import org.junit.jupiter.api.Test;

class BreakEvenTest {

    private static ExperimentResult square(double loop, double processes, Double mapAlone) {
        return new ExperimentResult(
                Experiment.SQUARE,
                Spread.of(loop),
                Spread.of(1),
                Spread.of(processes),
                null,
                mapAlone == null ? null : Spread.of(mapAlone),
                true);
    }

    @Test
    void of_twoCpus_isWhereTheSavingEqualsTheOverhead() {
        BreakEven breakEven = BreakEven.of(square(1, 401, 21.0), 100, 12, 2);
        assertThat(breakEven.parallel()).isEqualTo(2);
        assertThat(breakEven.overheadMs()).isEqualTo(400);
        // At 8 ms an item, 100 of them take 800 ms in the loop, and 400 + 800 / 2 ms in processes.
        assertThat(breakEven.itemMs()).isCloseTo(8, within(1e-9));
        assertThat(breakEven.warmItemMs()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void of_fewerProcessesThanCpus_countsTheProcesses() {
        assertThat(BreakEven.of(square(0, 300, null), 100, 4, 64).itemMs()).isCloseTo(4, within(1e-9));
    }

    @Test
    void of_oneAtATime_isNever() {
        BreakEven breakEven = BreakEven.of(square(1, 401, 21.0), 100, 12, 1);
        assertThat(breakEven.itemMs()).isNull();
        assertThat(breakEven.warmItemMs()).isNull();
        assertThat(breakEven.overheadMs()).isEqualTo(400);
    }

    @Test
    void of_noOverhead_isAtOnce() {
        assertThat(BreakEven.of(square(10, 5, null), 100, 2, 2).itemMs()).isZero();
    }
}
