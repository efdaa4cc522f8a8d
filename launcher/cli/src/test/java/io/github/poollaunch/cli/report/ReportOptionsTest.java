package io.github.poollaunch.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Pool;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportOptionsTest {

    private static List<Integer> items(int count, long seed) {
        return new ReportOptions(List.of(Experiment.SQUARE), 2, count, seed, 1, null, Pool::builder).randomItems();
    }

    @Test
    void randomItems_sameSeed_areTheSame() {
        assertThat(items(100, 42)).isEqualTo(items(100, 42)).isNotEqualTo(items(100, 43));
        // java.util.Random's sequence is specified: these hold on every Java.
        assertThat(items(3, 42)).containsExactly(130, 763, 248);
    }

    @Test
    void randomItems_many_coverTheRange() {
        assertThat(items(20_000, 1)).hasSize(20_000).contains(0, 999).allMatch(each -> each >= 0 && each < 1_000);
    }
}
