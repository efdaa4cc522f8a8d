package io.github.poollaunch.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Interruption interruption =
            Interruption.unwatched(new PrintStream(err, true, StandardCharsets.UTF_8));

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shutdown_whileACommandRuns_isToldBehindItsLastAct() {
        interruption.firstDo(() -> {
            assertThat(interruption.hasBegun()).isTrue();
            assertThat(said()).isEmpty();
            return " after 3 results";
        });
        assertThat(interruption.hasBegun()).isFalse();
        interruption.shutdown();
        assertThat(said()).isEqualToNormalizingNewlines("pool-launch: interrupted after 3 results\n");
    }

    @Test
    void shutdown_afterTheCommand_isNoInterruption() {
        interruption.commandHasEnded();
        interruption.shutdown();
        assertThat(interruption.hasBegun()).isFalse();
        assertThat(said()).isEmpty();
    }

    @Test
    void shutdown_lastActThatHangs_isNotWaitedForLong() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        interruption.firstDo(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return " too late";
        });
        interruption.shutdown();
        assertThat(said()).isEqualToNormalizingNewlines("pool-launch: interrupted\n");
        never.countDown();
    }
}
