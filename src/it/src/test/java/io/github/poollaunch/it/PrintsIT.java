package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerInfo;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is printed in a worker, by whomever and however much, is shown with the worker's tag and is never in a reply. */
@ExtendWith(NoSurvivors.class)
class PrintsIT {

    private final PrintStream before = System.err;

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    @Test
    void prints_ofProgramsAndRawDescriptors_areShownAndNoReplies() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try (Pool pool = Pool.builder().processes(2).name("talking").build()) {
            assertThat(pool.map(PrintingTasks::inManyWays, List.of(1, 2, 3, 4), 1))
                    .containsExactly(1, 2, 3, 4);
            assertThat(pool.map(PrintingTasks::toReplacedStreams, List.of(1, 2), 1))
                    .containsExactly(1, 2);
            assertThat(pool.map(Functions::square, List.of(1, 2), 1)).containsExactly(1, 4);
        }
        for (int i = 1; i <= 4; i++) {
            String tag = "\\[talking-worker-[12]] ";
            assertThat(text(shown))
                    .containsPattern(tag + "opened " + i + "\n")
                    .containsPattern(tag + "raw \u001e\\{\"chunk\":" + i + "}\n")
                    .containsPattern(tag + "shell-out " + i + "\n")
                    .containsPattern(tag + "shell-err " + i + "\n");
        }
        assertThat(text(shown)).contains("666").doesNotContain("nobody sees this");
    }

    /** The virtual machine prints by itself: its flags, its log, its compilations, a recording's start, a dump of its threads. */
    @Test
    void prints_ofTheVirtualMachine_areShownAndNoReplies() throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try (Pool pool = Pool.builder()
                .processes(1)
                .name("vm")
                .jvmArgs(
                        "-XX:-DisplayVMOutputToStderr",
                        "-XX:+DisplayVMOutputToStdout",
                        "-XX:+PrintFlagsFinal",
                        "-XX:+PrintCompilation",
                        "-Xlog:gc*,safepoint,jfr+startup=info:stdout",
                        "-XX:StartFlightRecording")
                .build()) {
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
            long pid =
                    pool.workers().stream().mapToLong(WorkerInfo::pid).findAny().orElseThrow();
            assertThat(new ProcessBuilder("kill", "-QUIT", Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
            Awaitility.await().until(() -> text(shown).contains("Full thread dump"));
            List<Integer> items = IntStream.range(0, 20_000).boxed().toList();
            assertThat(pool.map(Functions::square, items, 1000).get(19_999)).isEqualTo(19_999 * 19_999);
        }
        assertThat(text(shown))
                .contains("[vm-worker-1]")
                .contains("UseSerialGC")
                .contains("java.lang.String::hashCode")
                .contains("pool-child-reader")
                .containsPattern("\\[vm-worker-1] \\[.*gc");
        assertThat(text(shown).lines()).allMatch(line -> line.startsWith("[vm-worker-1] "));
    }

    private static String text(ByteArrayOutputStream shown) {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void floods_onBothStreamsOfAllWorkers_areShownAndNotKept() {
        AtomicLong bytes = new AtomicLong();
        System.setErr(new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                bytes.incrementAndGet();
            }

            @Override
            public void write(byte[] block, int offset, int length) {
                bytes.addAndGet(length);
            }
        }));
        try (Pool pool = Pool.builder().processes(4).build()) {
            // Two on each: 100 MB on stdout, 100 MB on stderr.
            assertThat(pool.map(
                            PrintingTasks::flood, IntStream.range(0, 8).boxed().toList(), 1))
                    .hasSize(8);
            assertThat(pool.map(PrintingTasks::floodWithoutLineEnds, List.of(1, 2), 1))
                    .hasSize(2);
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
        assertThat(bytes).hasValueGreaterThan(8L * 2 * PrintingTasks.FLOOD_BYTES);
    }

    /** What is not read any more fills its pipe, and then the worker hangs. */
    @Test
    void parentsStderr_thatFails_stopsNobody() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                throw new IllegalStateException("no more room on the screen");
            }
        });
        try (Pool pool = Pool.builder().processes(1).build()) {
            assertThat(pool.apply(PrintingTasks::floodWithoutLineEnds, 3)).isEqualTo(3);
        }
    }
}
