package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeathCauseTest {

    private static DeathCause of(int code, OomKills.Verdict kernel, String... lines) {
        return DeathCause.of(code, false, List.of(lines), () -> kernel);
    }

    private static DeathCause of(int code, String... lines) {
        return DeathCause.of(code, false, List.of(lines), () -> {
            throw new AssertionError("the kernel has nothing to do with it");
        });
    }

    @Test
    void of_sigkill_isAsTheKernelSays() {
        assertThat(of(137, OomKills.Verdict.YES).text())
                .startsWith("exit code 137 (SIGKILL): out of memory")
                .contains("maxHeap", "maxRss", "fewer processes");
        assertThat(of(137, OomKills.Verdict.YES).outOfMemory()).isTrue();
        assertThat(of(137, OomKills.Verdict.NO).text()).contains("from outside", "not because");
        assertThat(of(137, OomKills.Verdict.UNKNOWN).text()).contains("from outside, perhaps");
        assertThat(of(137, OomKills.Verdict.UNKNOWN).outOfMemory()).isFalse();
    }

    @Test
    void of_killedByThisJvm_saysSo() {
        DeathCause cause = DeathCause.of(137, true, List.of(), () -> OomKills.Verdict.YES);
        assertThat(cause).isEqualTo(new DeathCause("exit code 137 (SIGKILL), sent by this pool", false));
        assertThat(DeathCause.of(3, true, List.of(), () -> OomKills.Verdict.YES).text())
                .isEqualTo("exit code 3");
    }

    @Test
    void of_wordsOfTheVm_areOutOfMemory() {
        assertThat(of(3, "Terminating due to java.lang.OutOfMemoryError: Java heap space"))
                .satisfies(cause -> assertThat(cause.outOfMemory()).isTrue())
                .satisfies(cause -> assertThat(cause.text()).startsWith("exit code 3: out of memory"));
        assertThat(of(134, "x", "Aborting due to java.lang.OutOfMemoryError: Metaspace")
                        .outOfMemory())
                .isTrue();
        assertThat(of(1, "# There is insufficient memory for the Java Runtime Environment to continue.")
                        .outOfMemory())
                .isTrue();
        assertThat(of(1, "I say: java.lang.OutOfMemoryError").outOfMemory()).isFalse();
    }

    @Test
    void of_codesOfOurs_areExplainedByOurWordsOnly() {
        assertThat(of(72, "pool-launch: out of memory outside of a task").outOfMemory())
                .isTrue();
        assertThat(of(72, "the user's own 72")).isEqualTo(new DeathCause("exit code 72", false));
        assertThat(of(70, "pool-launch: this worker cannot go on: x").text()).contains("last lines");
        assertThat(of(71, "pool-launch: the requests cannot be read: x").text()).contains("requests");
        assertThat(of(70)).isEqualTo(new DeathCause("exit code 70", false));
        assertThat(of(-1).text()).contains("does not react");
    }
}
