package io.github.poollaunch.bench.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataTest {

    @Test
    void strings_areDistinctAndOfTheirLength() {
        List<String> strings = Data.strings(1_000, 1_024);
        assertThat(strings)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).hasSize(1_024));
        assertThat(strings.get(42)).startsWith("0000004200000042");
    }

    @Test
    void ints_haveSquaresThatFit() {
        assertThat(Data.ints(20_001))
                .hasSize(20_001)
                .allSatisfy(item -> assertThat((long) item * item).isEqualTo(Functions.square(item)));
    }

    @Test
    void doubles_areInTheirRangeAndTheSameAgain() {
        assertThat(Data.doubles(1_000, 1)).isEqualTo(Data.doubles(1_000, 1)).isNotEqualTo(Data.doubles(1_000, 2));
        assertThat(Data.listOfDoubles(1_000, 1))
                .allSatisfy(item -> assertThat(item).isBetween(0.0, 1.0));
    }

    @Test
    void heavyTail_mostAreShortAndSomeAreLong() {
        List<Integer> micros = Data.heavyTailedMicros(5_000, 7);
        assertThat(micros).allSatisfy(item -> assertThat(item).isBetween(20, 100_000));
        assertThat(micros).filteredOn(item -> item < 100).hasSizeGreaterThan(4_000);
        assertThat(micros).filteredOn(item -> item > 2_000).hasSizeBetween(5, 100);
    }

    @Test
    void orders_areLinesOfJson() {
        assertThat(Order.of(1_007).line()).isEqualTo("{\"id\":1007,\"price\":7,\"count\":6}\n");
        assertThat(Order.total(Order.of(1_007))).isEqualTo(42);
    }

    @Test
    void readings_haveMembersThatDiffer() {
        assertThat(Data.readings(1_001))
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(new Reading("sensor 0", 60_000_000, 0));
    }

    @Test
    void kilobytes_ofSmapsRollup_areRead() {
        assertThat(Footprint.kilobytes(List.of("Rss:    100 kB", "Pss:      42 kB", "Pss_Anon: 7 kB"), "Pss:"))
                .isEqualTo(42);
    }
}
