package io.github.poollaunch.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void of_oddCount_takesTheMiddle() {
        assertThat(Spread.of(9, 1, 4)).isEqualTo(new Spread(4, 1, 9));
    }

    @Test
    void of_evenCount_takesTheMeanOfTheMiddleTwo() {
        assertThat(Spread.of(10, 1, 4, 2)).isEqualTo(new Spread(3, 1, 10));
    }

    @Test
    void of_nothing_isRefused() {
        assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
    }
}
