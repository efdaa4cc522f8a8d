package io.github.poollaunch.bench.goal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "TIME, 999, 999 ns",
        "TIME, 1500, 1.5 µs",
        "TIME, 12345678, 12.3 ms",
        "TIME, 1e9, 1 s",
        "TIME, 2.345e12, 2345 s",
        "RATE, 12345, 12.3 k/s",
        "RATE, 999, 999/s",
        "RATE, 2.5e6, 2.5 M/s",
        "BYTES, 1048576, 1 MiB",
        "BYTES, 1024, 1 KiB",
        "BYTES, -2048, -2 KiB",
        "NUMBER, 0.33333, 0.333",
        "NUMBER, 0, 0",
        "NUMBER, 100, 100",
        "NUMBER, 999.9, 1000",
        "NUMBER, 0.0001234, 0.000123",
    })
    void text_hasThreeDigits(Unit unit, double value, String text) {
        assertThat(unit.text(value)).isEqualTo(text);
    }
}
