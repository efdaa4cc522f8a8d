package io.github.poollaunch.cli.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicBoolean silenced = new AtomicBoolean();
    private final Complaints complaints =
            new Complaints(new PrintStream(err, true, StandardCharsets.UTF_8), silenced::get, true);

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void sumUp_nothingWrong_saysNothing() {
        complaints.itemSeen();
        assertThat(complaints.any()).isFalse();
        assertThat(complaints.sumUp()).isFalse();
        assertThat(said()).isEmpty();
    }

    @Test
    void sumUp_someFailed_countsThem() {
        for (int i = 0; i < 5; i++) {
            complaints.itemSeen();
        }
        complaints.badLine(new Place("a", 2), "no\ngood");
        complaints.failedItem(null, "forgotten", new IllegalStateException("x"));
        complaints.badFile("b", "gone");
        complaints.badFile("c", "gone");
        assertThat(complaints.sumUp()).isTrue();
        assertThat(said().lines().filter(line -> line.startsWith("pool-launch: ")))
                .containsExactly(
                        "pool-launch: a:2: no | good",
                        "pool-launch: forgotten",
                        "pool-launch: b: gone",
                        "pool-launch: c: gone",
                        "pool-launch: 2 of 5 items failed, and 2 files could not be read");
        assertThat(said()).contains("IllegalStateException: x", "\tat ");
    }

    @Test
    void complaints_afterAnInterruption_areNotTold() {
        complaints.itemSeen();
        silenced.set(true);
        complaints.failedItem(new Place("a", 1), "its worker was killed", new IllegalStateException());
        complaints.fatal("the pool is gone");
        assertThat(complaints.sumUp()).isTrue();
        assertThat(said()).isEmpty();
    }
}
