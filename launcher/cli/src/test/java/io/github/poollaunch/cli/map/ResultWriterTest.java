package io.github.poollaunch.cli.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void write_smallLines_areCollected() throws IOException {
        ResultWriter writer = new ResultWriter(out, 8);
        writer.write(line("abc"));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        writer.write(line("defgh"));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .as("what no longer fits is written")
                .isEqualTo("abc\n");
        writer.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("abc\ndefgh\n");
    }

    @Test
    void write_lineLongerThanAPiece_keepsItsPlace() throws IOException {
        ResultWriter writer = new ResultWriter(out, 8);
        writer.write(line("a"));
        writer.write(line("0123456789"));
        writer.write(line("b"));
        writer.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a\n0123456789\nb\n");
    }

    @Test
    void write_noPieces_writesAtOnce() throws IOException {
        ResultWriter writer = new ResultWriter(out, 0);
        writer.write(line("a"));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a\n");
    }

    @Test
    void end_whatIsCollected_isWrittenAndNothingElse() throws IOException {
        ResultWriter writer = new ResultWriter(out, 100);
        writer.write(line("a"));
        writer.write(line("b"));
        assertThat(writer.end()).isEqualTo(2);
        writer.write(line("c"));
        writer.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a\nb\n");
    }

    @Test
    void write_closedPipe_isToldToEachCallFromThenOn() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ResultWriter writer = new ResultWriter(closed, 0);
        assertThatThrownBy(() -> writer.write(line("a"))).hasMessage("Broken pipe");
        assertThatThrownBy(() -> writer.write(line("b"))).hasMessage("Broken pipe");
        assertThatThrownBy(writer::flush).hasMessage("Broken pipe");
    }
}
