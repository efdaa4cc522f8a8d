package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StderrPumpTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private StderrPump pump(byte[] said) {
        StderrPump pump = new StderrPump(new ByteArrayInputStream(said), new PrintStream(shown, true), "w");
        pump.run();
        return pump;
    }

    private StderrPump pump(String said) {
        return pump(said.getBytes(StandardCharsets.UTF_8));
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void run_lines_areTaggedAndTheLastAreKept() {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            said.append("line ").append(i).append('\n');
        }
        StderrPump pump = pump(said.toString());
        assertThat(shown()).startsWith("[w] line 0\n[w] line 1\n").endsWith("[w] line 29\n");
        assertThat(pump.lastLines()).hasSize(20).startsWith("line 10").endsWith("line 29");
    }

    @Test
    void run_noNewlineAtTheEnd_isShownWithOne() {
        assertThat(pump("a\n\r\nb").lastLines()).containsExactly("a", "", "b");
        assertThat(shown()).isEqualTo("[w] a\n[w] \r\n[w] b\n");
    }

    @Test
    void run_lineWithoutEnd_isShownInPiecesThatBreakNoCharacter() {
        String line = "ä€😀".repeat(20_000);
        List<String> last = pump(line).lastLines();
        assertThat(shown().lines().map(each -> each.substring("[w] ".length()))).satisfies(pieces -> {
            assertThat(pieces)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(
                            piece -> assertThat(piece).hasSizeLessThan(17_000).doesNotContain("\ufffd"));
            assertThat(String.join("", pieces)).isEqualTo(line);
        });
        assertThat(last)
                .allSatisfy(piece -> assertThat(piece)
                        .hasSizeLessThan(1_100)
                        .contains("more bytes")
                        .doesNotContain("\ufffd"));
    }

    @Test
    void run_bytesThatAreNoText_arePassedOn() {
        byte[] bytes = new byte[100_000];
        java.util.Arrays.fill(bytes, (byte) 0x80);
        bytes[bytes.length - 2] = '\n';
        bytes[bytes.length - 1] = (byte) 0xff;
        StderrPump pump = pump(bytes);
        assertThat(shown.size()).isBetween(100_000, 101_000);
        assertThat(pump.lastLines()).last().asString().hasSize(1);
    }

    /** 100 MB of short lines; collected, they would take far more than the heap of a test. */
    @Test
    @Timeout(60)
    void run_flood_passesThrough() {
        long total = 100L << 20;
        long[] out = new long[1];
        byte[] lines =
                "0123456789 0123456789 0123456789 0123456789\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        InputStream flood = new InputStream() {
            private long given;

            @Override
            public int read() {
                throw new IllegalStateException("the pump reads blocks");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (given >= total) {
                    return -1;
                }
                int at = (int) (given % lines.length);
                int count = Math.min(length, lines.length - at);
                System.arraycopy(lines, at, into, from, count);
                given += count;
                return count;
            }
        };
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                out[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                out[0] += length;
            }
        };
        new StderrPump(flood, new PrintStream(counting, false), "w").run();
        assertThat(out[0]).isGreaterThan(total);
    }
}
