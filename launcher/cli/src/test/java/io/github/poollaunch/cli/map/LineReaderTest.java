package io.github.poollaunch.cli.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    private static final int NO_LIMIT = 1 << 30;

    /** Gives at most so many bytes at a time, as a pipe may. */
    private static final class Trickle extends InputStream {
        private final InputStream in;
        private final int step;

        Trickle(byte[] bytes, int step) {
            this.in = new ByteArrayInputStream(bytes);
            this.step = step;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return in.read(into, from, Math.min(step, length));
        }
    }

    private static List<String> lines(InputStream in, int maxBytes) throws IOException {
        LineReader reader = new LineReader(in, maxBytes);
        List<String> lines = new ArrayList<>();
        while (reader.advance()) {
            assertThat(reader.number()).isEqualTo(lines.size() + 1);
            lines.add(reader.tooLong() ? "TOO LONG" : new String(reader.bytes(), StandardCharsets.UTF_8));
        }
        assertThat(reader.advance()).as("the end stays the end").isFalse();
        return lines;
    }

    private static List<String> lines(String text) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), NO_LIMIT);
    }

    @Test
    void advance_noInput_hasNoLine() throws IOException {
        assertThat(lines("")).isEmpty();
    }

    @Test
    void advance_lastLineWithoutLf_isALine() throws IOException {
        assertThat(lines("a\nb")).containsExactly("a", "b");
        assertThat(lines("a\nb\n")).containsExactly("a", "b");
    }

    @Test
    void advance_emptyLines_areLines() throws IOException {
        assertThat(lines("\n\na\n\n")).containsExactly("", "", "a", "");
    }

    @Test
    void advance_crLf_losesBoth() throws IOException {
        assertThat(lines("a\r\n\r\nb\r\r\n")).containsExactly("a", "", "b\r");
    }

    @Test
    void advance_crElsewhere_isText() throws IOException {
        assertThat(lines("a\rb\nc\r")).containsExactly("a\rb", "c\r");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 64})
    void advance_anySplit_givesTheSameLines(int step) throws IOException {
        byte[] bytes = "first\r\n\nsécond 😀\nlast".getBytes(StandardCharsets.UTF_8);
        assertThat(lines(new Trickle(bytes, step), NO_LIMIT)).containsExactly("first", "", "sécond 😀", "last");
    }

    @Test
    void advance_longLines_comeWhole() throws IOException {
        String longLine = "0123456789".repeat(50_000);
        assertThat(lines("a\n" + longLine + "\nb\n" + longLine)).containsExactly("a", longLine, "b", longLine);
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 100_001, 70_000, 1_000_000})
    void advance_lineOverTheLimit_costsNoOther(int length) throws IOException {
        String text = "a\n" + "x".repeat(length) + "\r\nb\n" + "y".repeat(length);
        List<String> lines = lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), 100_000);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("a");
        assertThat(lines.get(2)).isEqualTo("b");
        if (length > 100_000 + 2 * 64 * 1024) {
            assertThat(lines).containsExactly("a", "TOO LONG", "b", "TOO LONG");
        }
        if (length < 100_000) {
            assertThat(lines.get(1)).hasSize(length);
        }
    }

    @Test
    void advance_lineThatIsThere_doesNotWaitForMore() throws IOException {
        InputStream oneLineThenSilence = new InputStream() {
            private boolean given;

            @Override
            public int read() {
                throw new AssertionError("not byte by byte");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                assertThat(given).as("a second read would block").isFalse();
                given = true;
                into[from] = 'a';
                into[from + 1] = '\n';
                return 2;
            }
        };
        LineReader reader = new LineReader(oneLineThenSilence, NO_LIMIT);
        assertThat(reader.advance()).isTrue();
        assertThat(reader.bytes()).containsExactly('a');
    }
}
