package io.github.poollaunch.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChaosRunTest {

    @Test
    void hung_anything_isCountedAndTheFirstOneShowsAllThreads() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ChaosRun run = new ChaosRun(
                new Settings(Duration.ZERO, new Seed(1), 1, 1, 1, Settings.LIMIT),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        run.hung("job 5");
        run.hung("job 6");

        assertThat(run.tally().of(Count.HANGS)).isEqualTo(2);
        assertThat(run.tally().exitCode()).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("hangs 1: job 5", "hangs 2: job 6")
                .containsOnlyOnce("hung_anything_isCountedAndTheFirstOneShowsAllThreads");
    }
}
