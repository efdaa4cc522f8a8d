package io.github.poollaunch.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final long SECOND = 1_000_000_000L;

    private final Plan plan = new Plan(5, 15, Duration.ofSeconds(10), Duration.ofSeconds(60));

    @Test
    void goesOn_beforeTheLeast_beyondTheBudget() {
        assertThat(plan.goesOn(4, 11 * SECOND)).isTrue();
        assertThat(plan.goesOn(5, 11 * SECOND)).isFalse();
    }

    @Test
    void goesOn_withinTheBudget_upToTheMost() {
        assertThat(plan.goesOn(14, 9 * SECOND)).isTrue();
        assertThat(plan.goesOn(15, 9 * SECOND)).isFalse();
    }

    @Test
    void goesOn_beyondTheLimit_onlyForTheFirst() {
        assertThat(plan.goesOn(0, 61 * SECOND)).isTrue();
        assertThat(plan.goesOn(1, 61 * SECOND)).isFalse();
    }

    @Test
    void atMost_lowersBoth() {
        assertThat(plan.atMost(3)).isEqualTo(new Plan(3, 3, plan.budget(), plan.limit()));
    }
}
