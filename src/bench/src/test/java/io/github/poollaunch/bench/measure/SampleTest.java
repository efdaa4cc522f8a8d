package io.github.poollaunch.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void parse_figures_areKept() {
        assertThat(Sample.parse("ok ns=1500.0 items=3").figures()).isEqualTo(Map.of("ns", 1500.0, "items", 3.0));
    }

    @Test
    void parse_pythonsFloat_isRead() {
        assertThat(Sample.parse("ok ns=1.5e+22").figure("ns")).isEqualTo(1.5e22);
    }

    @Test
    void figure_ofTimeAndItems_followsFromThem() {
        Sample sample = Sample.parse("ok ns=2e9 items=1000");
        assertThat(sample.figure(Sample.RATE)).isEqualTo(500);
        assertThat(sample.figure(Sample.ITEM_NS)).isEqualTo(2e6);
    }

    @Test
    void figure_rateWithoutItems_isMissing() {
        assertThat(Sample.parse("ok ns=5").figure(Sample.RATE)).isNull();
    }

    @Test
    void parse_skip_isTold() {
        assertThatThrownBy(() -> Sample.parse("skip no such workload"))
                .isInstanceOfSatisfying(
                        ContestantException.class, e -> assertThat(e.skipped()).isTrue())
                .hasMessage("no such workload");
    }

    @Test
    void parse_errorOrAnythingElse_isAFailure() {
        for (String line : new String[] {"error wrong result", "ok ns", "Traceback"}) {
            assertThatThrownBy(() -> Sample.parse(line))
                    .isInstanceOfSatisfying(
                            ContestantException.class,
                            e -> assertThat(e.skipped()).isFalse())
                    .hasMessageContaining(line);
        }
    }
}
