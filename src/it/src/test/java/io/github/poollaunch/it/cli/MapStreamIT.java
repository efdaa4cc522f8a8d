package io.github.poollaunch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.it.NoSurvivors;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command map over inputs that do not end. */
@ExtendWith(NoSurvivors.class)
class MapStreamIT {

    @ParameterizedTest
    @ValueSource(strings = {"processes", "threads", "sequential"})
    void map_slowInput_givesEachResultBeforeTheNextLine(String engine) throws IOException {
        try (Command command = Command.start(Command.map("square", "--processes", "2", "--engine", engine))) {
            for (int i = 1; i <= 5; i++) {
                command.feed(i + "\n");
                assertThat(command.readLine()).isEqualTo(String.valueOf(i * i));
            }
            command.endInput();
            assertThat(command.end()).isEqualTo(new Command.Ended(0, "", ""));
        }
    }

    @Test
    void map_lastLineWithoutLf_isMappedAtTheEnd() throws IOException {
        try (Command command = Command.start(Command.map("square", "--processes", "1"))) {
            command.feed("7");
            command.endInput();
            assertThat(command.end()).isEqualTo(new Command.Ended(0, "49\n", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--stack-traces", "--unordered"})
    void map_endlessInput_runsInConstantMemory(String option) throws Exception {
        // 200 MB go through heaps of 48 MB; with a gap in each pair of lines, so that each line is a point to remember.
        String text = "\"" + "x".repeat(10_000) + "\"\n\n";
        try (Command command = Command.start(
                builder -> {},
                List.of("-Xmx48m"),
                Command.map("length", "--processes", "2", "--max-heap", "48m", option))) {
            AtomicLong fed = new AtomicLong();
            Thread feeder = command.feedForEver(text, fed);
            for (int i = 0; i < 20_000; i++) {
                assertThat(command.readLine()).isEqualTo("10000");
            }
            command.closeOutput();
            Command.Ended ended = command.end();
            feeder.join();
            assertThat(fed.get()).isGreaterThan(20_000);
            assertThat(ended.err()).isEmpty();
            assertThat(ended.code()).isZero();
        }
    }

    @Test
    void map_readerThatIsGone_endsTheCommandQuietly() throws Exception {
        try (Command command = Command.start(Command.map("square", "--processes", "3"))) {
            Thread feeder = command.feedForEver("7\n", new AtomicLong());
            assertThat(command.readLine()).isEqualTo("49");
            command.closeOutput();
            assertThat(command.end()).isEqualTo(new Command.Ended(0, "", ""));
            feeder.join();
        }
    }
}
