package io.github.poollaunch.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkloadsTest {

    @Test
    void square_number_isSquared() {
        assertThat(Workloads.square(31)).isEqualTo(961);
    }

    @Test
    void log5_number_isTheSumOfAllItsLogarithms() {
        double fixed = 7;
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            fixed += 0.1;
            sum += Math.log(fixed);
        }
        assertThat(Workloads.log5(7)).isEqualTo(sum);
    }

    @Test
    void log5_zero_isFinite() {
        assertThat(Workloads.log5(0)).isFinite();
    }

    @Test
    void log7_number_isFiniteAndItsOwn() {
        assertThat(Workloads.log7(1)).isFinite().isNotEqualTo(Workloads.log7(2));
    }
}
