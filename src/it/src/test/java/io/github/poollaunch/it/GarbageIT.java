package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.poollaunch.Pool;
import io.github.poollaunch.TaskTimeoutException;
import io.github.poollaunch.WorkerDiedException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children that write what is no reply: the first of it is shown, and told with the death that follows. What breaks off a reply is told only. */
@ExtendWith(NoSurvivors.class)
class GarbageIT {

    @TempDir
    Path folder;

    /** Waits for the chunk before it runs {@code script}. */
    private Pool doing(String script) throws Exception {
        return Pool.builder()
                .processes(1)
                .name("liar")
                .javaHome(FakeJava.thatSays(
                        folder,
                        "while read -r line <&4; do case $line in *'\"chunk\"'*) break;; esac; done\n" + script))
                .build();
    }

    private static Throwable failureOf(Pool pool) {
        try (pool) {
            Throwable failure = catchThrowable(() -> pool.map(Functions::square, List.of(1, 2), 2));
            pool.terminate();
            return failure;
        }
    }

    /** What a call has failed with, and what the user was shown meanwhile. */
    private record Shown(Throwable failure, List<String> lines) {}

    private static Shown failureShown(Pool pool) {
        PrintStream before = System.err;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            Throwable failure = failureOf(pool);
            return new Shown(
                    failure, shown.toString(StandardCharsets.UTF_8).lines().toList());
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void garbageAndDeath_areToldTogether() throws Exception {
        assertThat(failureOf(doing("printf 'I \\033[2Jam\\tno JSON\\r\\n\\342\\200\\256' >&3; exit 7")))
                .isInstanceOf(WorkerDiedException.class)
                .hasMessageContaining("exit code 7; it had written 21 bytes that are no reply, which start with:"
                        + " I \\u001b[2Jam\\tno JSON\\r\\n\\u202e");
    }

    @Test
    void halfAFrameAndDeath_areToldTogether_andNotShownAsOutput() throws Exception {
        Shown shown = failureShown(doing("printf '\\036{\"chunk\":1,\"results\":[1,' >&3; exit 7"));
        assertThat(shown.failure())
                .isInstanceOf(WorkerDiedException.class)
                .hasMessageContaining("exit code 7")
                .hasMessageContaining(
                        "its last reply broke off after 24 bytes, which start with: {\"chunk\":1,\"results\":[1,");
        assertThat(shown.lines()).isEmpty();
    }

    @Test
    void halfAFrameAndSilence_endAtTheItemsDeadline() throws Exception {
        try (Pool pool = Pool.builder()
                .processes(1)
                .taskTimeout(Duration.ofSeconds(1))
                .javaHome(FakeJava.thatSays(folder, "printf '\\036{\"chunk\":1,' >&3; cat <&4 >/dev/null"))
                .build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 1)).isInstanceOf(TaskTimeoutException.class);
            pool.terminate();
        }
    }

    /** 10 MB do not fit into a pipe: the parent's thread waits in the midst of a write. */
    @Test
    void childThatDoesNotRead_isEnded() throws Exception {
        String item = "x".repeat(10_000_000);
        try (Pool pool = Pool.builder()
                .processes(1)
                .startTimeout(Duration.ofSeconds(1))
                .javaHome(FakeJava.thatSays(folder, "exec sleep 600"))
                .build()) {
            assertThatThrownBy(() -> pool.apply(Functions::length, item))
                    .isInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining("before it had started it")
                    .hasMessageContaining("did not take up what it was sent within 1 s")
                    .hasMessageContaining("PoolBuilder.startTimeout")
                    .hasMessageNotContaining("SIGKILL");
            pool.terminate();
        }
    }

    @Test
    void muchGarbage_isShownByItsFirst4KiB() throws Exception {
        Shown shown = failureShown(doing("head -c 1000000 /dev/zero | tr '\\000' x >&3; exit 7"));
        Throwable failure = shown.failure();
        assertThat(failure)
                .hasMessageContaining("it had written 1000000 bytes that are no reply, which start with: xxxx");
        assertThat(failure.getMessage()).hasSizeBetween(200, 700);
        assertThat(shown.lines())
                .allSatisfy(line -> assertThat(line)
                        .matches("\\[liar-worker-\\d+] wrote \\d+ bytes that are no reply, which were skipped: x+")
                        .hasSizeLessThan(4096 + 200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\036no \\033JSON\\n", "\\036{\"bytes\":3000000000,\"chunk\":1,\"results\":[\\033]}\\n"})
    void frameThatIsNoReply_isToldByItsFirstBytes(String frame) throws Exception {
        assertThatThrownBy(() -> {
                    Throwable failure = failureOf(doing("printf '" + frame + "' >&3; cat <&4 >/dev/null"));
                    throw failure;
                })
                .isInstanceOf(WorkerDiedException.class)
                .hasMessageNotContaining("\033")
                .satisfies(failure -> assertThat(failure.getMessage())
                        .containsAnyOf("got: no \\u001bJSON", "larger than the limit of 1073741824"));
    }

    /** The parent has less memory than a frame may have bytes, and the frame never ends. */
    @Test
    void frameThatFillsTheParentsMemory_isTheWorkersDeathOnly() throws Exception {
        Path home = FakeJava.thatSays(
                folder,
                "while read -r line <&4; do case $line in *'\"chunk\"'*) break;; esac; done\n"
                        + "printf '\\036' >&3; head -c 3000000000 /dev/zero | tr '\\000' x >&3; cat <&4 >/dev/null");
        Process parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallParent.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(parent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said)
                    .contains("failed: io.github.poollaunch.WorkerDiedException")
                    .contains("and goes on");
            assertThat(parent.waitFor()).isZero();
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }
}
