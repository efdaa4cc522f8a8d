package io.github.poollaunch.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.cli.shell.Interruption;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final ProgressLine line =
            new ProgressLine(new PrintStream(screen, true, StandardCharsets.UTF_8), Interruption.never());

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void task_overAtOnce_drawsNothing() {
        try (Progress.Task task = line.start("short", 2)) {
            task.itemsDone(2);
        }
        assertThat(shown()).isEmpty();
    }

    @Test
    void task_long_isDrawnOverItselfAndErased() {
        try (Progress.Task task = line.start("long", 4)) {
            task.itemsDone(1);
            Awaitility.await().until(() -> shown().contains("25%"));
            task.itemsDone(2);
            Awaitility.await().until(() -> shown().contains("75%"));
        }
        assertThat(shown()).contains("long", "3/4").doesNotContain("\n").endsWith("\r\033[K");
    }
}
