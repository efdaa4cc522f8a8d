package io.github.poollaunch.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void oddNumber_medianIsTheMiddleOne() {
        assertThat(Spread.of(List.of(9.0, 1.0, 5.0))).isEqualTo(new Spread(5, 1, 9, 3));
    }

    @Test
    void evenNumber_medianIsBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 100.0, 1.0, 2.0))).isEqualTo(new Spread(3, 1, 100, 4));
    }

    @Test
    void nothing_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
