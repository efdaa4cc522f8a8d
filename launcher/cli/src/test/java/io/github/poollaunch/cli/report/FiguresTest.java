package io.github.poollaunch.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0.004,0.00", "1.234,1.23", "12.34,12.3", "999.94,999.9", "12345.6,'12,346'"})
    void millis_anySize_hasAsManyDigitsAsOneReads(double value, String expected) {
        assertThat(Figures.millis(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.987,1.99", "0.1,0.10", "0.0512,0.051", "0.000123,0.00012"})
    void ratio_small_keepsTwoDigits(double value, String expected) {
        assertThat(Figures.ratio(value)).isEqualTo(expected);
    }
}
