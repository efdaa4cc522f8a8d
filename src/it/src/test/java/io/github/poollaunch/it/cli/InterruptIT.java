package io.github.poollaunch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poollaunch.it.NoSurvivors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C, and SIGTERM: one line, what was finished, and no process left. */
@ExtendWith(NoSurvivors.class)
class InterruptIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @BeforeAll
    static void signalsCanBeReset() {
        assumeTrue(Command.resetsSignals(), "env has no --default-signal here, and SIGINT may be ignored");
    }

    @ParameterizedTest
    @CsvSource({"INT,130,processes", "INT,130,threads", "INT,130,sequential", "TERM,143,processes"})
    void map_interrupted_writesWhatIsFinished(String signal, int code, String engine, @TempDir Path folder)
            throws Exception {
        Path stuck = folder.resolve("stuck");
        try (Command command = Command.start(Command.map(
                "stuckInFile", "--input", "lines", "--output", "lines", "--processes", "2", "--engine", engine))) {
            // The last item is stuck: what comes in order before it is finished.
            command.feed("one\ntwo\n" + stuck + "\n");
            Awaitility.await().atMost(LIMIT).until(() -> Files.exists(stuck));
            String first = command.readLine();
            String second = command.readLine();
            List<ProcessHandle> children = command.children();
            command.signal(signal);
            assertThat(command.end())
                    .isEqualTo(new Command.Ended(code, "", "pool-launch: interrupted after 2 results\n"));
            assertThat(List.of(first, second)).containsExactly("one", "two");
            assertThat(children).hasSize(engine.equals("processes") ? 2 : 0);
            Awaitility.await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void map_interruptedWithNothingDone_saysSo(@TempDir Path folder) throws Exception {
        Path stuck = folder.resolve("stuck");
        try (Command command = Command.start(Command.map("stuckInFile", "--input", "lines", "--processes", "2"))) {
            command.feed(stuck + "\nlater\n");
            Awaitility.await().atMost(LIMIT).until(() -> Files.exists(stuck));
            command.signal("INT");
            assertThat(command.end())
                    .isEqualTo(new Command.Ended(130, "", "pool-launch: interrupted after 0 results\n"));
        }
    }

    @Test
    void map_interruptedWhileNobodyReads_endsAllTheSame() throws Exception {
        try (Command command = Command.start(Command.map("square", "--processes", "2", "--chunk-size", "100"))) {
            AtomicLong fed = new AtomicLong();
            Thread feeder = command.feedForEver("7\n".repeat(1_000), fed);
            assertThat(command.readLine()).isEqualTo("49");
            // Its writer is stuck when the pipe to us is full; in the end it takes no more input.
            AtomicLong seen = new AtomicLong();
            Awaitility.await()
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> seen.getAndSet(fed.get()) == fed.get());
            command.signal("INT");
            command.process().onExit().join();
            assertThat(command.process().exitValue()).isEqualTo(130);
            assertThat(command.end().err())
                    .startsWith("pool-launch: interrupted")
                    .hasLineCount(1);
            feeder.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stderr"})
    void report_interrupted_isOneLine(String terminal) throws Exception {
        try (Command command = Command.start(
                builder -> builder.environment().put("TERM", "xterm"),
                List.of("-Dpoollaunch.terminal=" + terminal),
                "--processes",
                "3",
                "--experiment",
                "log7",
                "--items",
                // Few enough that the processes' own turn comes soon, and lasts for seconds: the pool of the start-up
                // phase lives for too short a time to be met for sure.
                "60")) {
            Awaitility.await().atMost(LIMIT).until(() -> command.children().size() == 3);
            List<ProcessHandle> children = command.children();
            command.signal("INT");
            Command.Ended ended = command.end();
            assertThat(ended.code()).isEqualTo(130);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err().replaceAll("\r[^\n]*\r\u001b\\[K", "").replace("\r\u001b[K", ""))
                    .isEqualTo("pool-launch: interrupted\n");
            Awaitility.await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }
}
