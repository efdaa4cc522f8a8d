package io.github.poollaunch.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private static final String RS = "\u001e";

    private final List<String> stray = new ArrayList<>();

    private List<String> read(InputStream in) throws IOException {
        FrameReader reader = new FrameReader(
                in, (first, total) -> stray.add(total + ":" + new String(first, StandardCharsets.UTF_8)));
        List<String> frames = new ArrayList<>();
        byte[] frame;
        while ((frame = reader.next()) != null) {
            frames.add(new String(frame, StandardCharsets.UTF_8));
        }
        return frames;
    }

    private List<String> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void next_framesInARow_comeOneByOne() throws IOException {
        assertThat(read(RS + "{\"a\":1}\n" + RS + "[]\n")).containsExactly("{\"a\":1}", "[]");
        assertThat(stray).isEmpty();
    }

    @Test
    void next_everySplitPoint_givesTheSameFrames() throws IOException {
        byte[] bytes = ("x" + RS + "\"ä€😀\"\n" + "print\n" + RS + "{\"b\":\"\\u001e\"}\n" + RS + "half")
                .getBytes(StandardCharsets.UTF_8);
        assertHoweverSplit(bytes, "xprint\nhalf", "\"ä€😀\"", "{\"b\":\"\\u001e\"}");
    }

    @Test
    void next_brokenOffFrame_isSkippedAndShown() throws IOException {
        assertThat(read(RS + "{\"a\":" + RS + "{\"b\":2}\n")).containsExactly("{\"b\":2}");
        assertThat(stray).containsExactly("5:{\"a\":");
    }

    @Test
    void next_frameLargerThanABlock_isWhole() throws IOException {
        String json = '"' + "é".repeat(300_000) + '"';
        assertThat(read(RS + json + "\n" + RS + "1\n")).containsExactly(json, "1");
    }

    /** Of every size about the block's, what is moved in it, and what is in one array: they stand where the reader says. */
    @Test
    void advance_framesOfAllSizes_areInTheReadersBytes() throws IOException {
        int[] sizes = {1, 100, 65_000, 65_536, 131_070, 131_072, 300_000, 1_048_570, 1_048_576, 3_000_000, 5_000_000};
        StringBuilder stream = new StringBuilder();
        for (int size : sizes) {
            stream.append(RS).append("x".repeat(size)).append('\n').append(RS).append("[1]\n");
        }
        byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
        FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes), (first, total) -> {});
        for (int size : sizes) {
            assertThat(reader.advance()).isTrue();
            assertThat(found(reader)).isEqualTo("x".repeat(size));
            assertThat(reader.advance()).isTrue();
            assertThat(found(reader)).isEqualTo("[1]");
            reader.forget();
            assertThat(found(reader)).isEmpty();
        }
        assertThat(reader.advance()).isFalse();
    }

    private static String found(FrameReader reader) {
        return new String(reader.bytes(), reader.from(), reader.to() - reader.from(), StandardCharsets.UTF_8);
    }

    /** Whoever sees to a frame that there is no memory for needs the memory that its beginning has. */
    @Test
    void next_noMemoryInTheMidstOfAFrame_forgetsWhatThereWas() throws IOException {
        byte[] beginning = (RS + "x".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8);
        byte[] next = (RS + "{\"a\":1}\n").getBytes(StandardCharsets.UTF_8);
        InputStream failsBetween = new InputStream() {
            private final InputStream first = new ByteArrayInputStream(beginning);
            private final InputStream second = new ByteArrayInputStream(next);
            private boolean failed;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = first.read(bytes, offset, length);
                if (read < 0 && !failed) {
                    failed = true;
                    throw new OutOfMemoryError("as if");
                }
                return read < 0 ? second.read(bytes, offset, length) : read;
            }

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }
        };
        FrameReader reader = new FrameReader(failsBetween, (first, total) -> {});
        assertThatThrownBy(reader::next).isInstanceOf(OutOfMemoryError.class);
        assertThat(reader.next()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":1}");
    }

    @Test
    void next_longGarbage_keepsItsBeginning() throws IOException {
        assertThat(read("g".repeat(3 * FrameReader.KEPT_STRAY_BYTES) + RS + "1\n"))
                .containsExactly("1");
        assertThat(stray).hasSize(1);
        assertThat(stray.get(0))
                .startsWith(3 * FrameReader.KEPT_STRAY_BYTES + ":ggg")
                .hasSize(6 + FrameReader.KEPT_STRAY_BYTES);
    }

    @Test
    void next_frameWithoutEnd_stopsAtTheLimit() {
        // Nothing is kept of it but what a frame may be: the stream itself is never in memory.
        InputStream endless = new InputStream() {
            private boolean started;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                if (!started) {
                    into[offset] = FrameBuffer.START;
                    started = true;
                }
                return length;
            }
        };
        assertThatThrownBy(() -> new FrameReader(endless, (first, total) -> {}, 1 << 20).next())
                .isInstanceOf(FrameTooLargeException.class)
                .hasMessageContaining("limit of 1048576");
    }

    @Test
    void send_thenRead_isTheSame() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FrameBuffer frame = new FrameBuffer();
        frame.begin();
        frame.ascii("{\"n\":").number(-5).ascii("}").send(out);
        frame.begin();
        frame.ascii("[1");
        int kept = frame.size();
        frame.ascii(",2");
        frame.truncate(kept);
        frame.ascii("]").send(out);
        assertThat(read(out.toString(StandardCharsets.UTF_8))).containsExactly("{\"n\":-5}", "[1]");
    }

    /** Of all sizes about those from which a frame tells its own, is kept in the block, and has segments. */
    @Test
    void send_framesOfAllSizes_areReadAsSent() throws IOException {
        for (int size :
                new int[] {200, 250, 256, 257, 1_000, 65_510, 131_072, 1_048_500, 1_048_576, 5_000_000, 9_000_000}) {
            for (int less = 0; less < 30; less += size > 100_000 ? 7 : 1) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                FrameBuffer frame = new FrameBuffer();
                frame.begin();
                String json = "{\"a\":\"" + "x".repeat(size - less) + "\"}";
                frame.ascii(json).send(out);
                frame.begin();
                frame.ascii("{}").send(out);
                List<String> frames = read(out.toString(StandardCharsets.UTF_8));
                assertThat(frames).hasSize(2).last().isEqualTo("{}");
                assertThat(withoutSize(frames.get(0))).isEqualTo(json);
                assertThat(frames.get(0).length() == json.length()).isEqualTo(json.length() < OwnSize.LEAST);
            }
        }
    }

    /** The JSON, which tells its own size if it is long. */
    private static String withoutSize(String json) {
        if (json.length() >= OwnSize.LEAST) {
            assertThat(json).startsWith(String.format("{\"size\":%-10d,", json.length()));
            return "{" + json.substring(OwnSize.BYTES);
        }
        return json;
    }

    @Test
    void ownSize_atEverySplitPoint_endsTheFrame() throws IOException {
        String telling = "{\"size\":30,\"a\":\"\n" + RS + "\0\"         }";
        String padded = "{\"size\":20        ,}";
        byte[] bytes = ("x" + RS + telling + "\nstray" + RS + padded + "\n" + RS + "{\"size\":1.5,\"b\":1}\n" + RS
                        + "2\n")
                .getBytes(StandardCharsets.UTF_8);
        assertHoweverSplit(bytes, "xstray", telling, padded, "{\"size\":1.5,\"b\":1}", "2");
    }

    @Test
    void ownSize_thatIsWrong_isAnError() {
        for (int wrong : new int[] {0, 19, 20, 21, 23}) {
            assertThatThrownBy(() -> read(RS + "{\"size\":" + wrong + ",\"abcdefgh\"}\n" + RS + "{}\n" + RS + "{}\n"))
                    .isInstanceOf(FrameDamagedException.class)
                    .hasMessageContaining("announces " + wrong + " bytes");
        }
        int large = 1_000_000;
        assertThatThrownBy(() -> read(RS + "{\"size\":" + large + "," + "x".repeat(large) + "\n"))
                .isInstanceOf(FrameDamagedException.class)
                .hasMessageContaining("announces 1000000 bytes");
        assertThatThrownBy(() -> read(RS + "{\"size\":1073741825,")).isInstanceOf(FrameTooLargeException.class);
    }

    @Test
    void ownSize_moreThanTheStreamHas_areStrayAndTakeLittleMemory() throws IOException {
        // A thousand of them at once would take a terabyte, if the size was believed.
        for (int i = 0; i < 1000; i++) {
            stray.clear();
            assertThat(read(RS + "{\"size\":1000000000,\"a\":1}\n")).isEmpty();
            assertThat(stray).containsExactly("26:{\"size\":1000000000,\"a\":1}\n");
        }
    }

    @Test
    void announcedBytes_atEverySplitPoint_comeWithTheirFrame() throws IOException {
        String announcing = "{\"bytes\":9,\"a\":1}\n" + RS + "\n" + RS + "{}\n\0" + RS + "x";
        byte[] bytes = ("x" + RS + announcing + "\nstray" + RS + "{\"b\":\"bytes\"}\n" + RS
                        + "{\"bytes\":0,\"c\":1}\n\n" + RS + "2\n")
                .getBytes(StandardCharsets.UTF_8);
        assertHoweverSplit(bytes, "xstray", announcing, "{\"b\":\"bytes\"}", "{\"bytes\":0,\"c\":1}\n", "2");
    }

    @Test
    void announcedBytes_largerThanABlock_areWhole() throws IOException {
        for (int size : new int[] {65_000, 65_535, 65_536, 65_537, 131_072, 1_000_003}) {
            String values = "v".repeat(size);
            String announcing = "{\"bytes\":" + size + ",\"a\":1}\n" + values;
            assertThat(read(RS + announcing + "\n" + RS + "1\n")).containsExactly(announcing, "1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "x", "1.5", "1e3", " 3", "3 ", "99999999999999999999999"})
    void announcedBytes_whoseNumberIsNone_areAnError(String number) {
        assertThatThrownBy(() -> read(RS + "{\"bytes\":" + number + ",\"a\":1}\nabc\n"))
                .isInstanceOf(FrameDamagedException.class)
                .hasMessageContaining("{\"bytes\":" + number);
    }

    @Test
    void announcedBytes_moreThanAFrameMayHave_areAnErrorAtOnce() {
        for (String number : List.of("1073741824", "2147483647", "4294967299", "9999999999", "99999999999")) {
            assertThatThrownBy(() -> read(RS + "{\"bytes\":" + number + ",\"a\":1}\nabc\n"))
                    .isInstanceOf(FrameTooLargeException.class);
        }
    }

    @Test
    void announcedBytes_fewerThanThereAre_areAnError() {
        assertThatThrownBy(() -> read(RS + "{\"bytes\":2,\"a\":1}\nabc\n"))
                .isInstanceOf(FrameDamagedException.class)
                .hasMessageContaining("announces 2 bytes");
    }

    @Test
    void announcedBytes_moreThanTheStreamHas_areStrayAndTakeLittleMemory() throws IOException {
        // A thousand of them at once would take a terabyte, if what is announced was believed.
        for (int i = 0; i < 1000; i++) {
            stray.clear();
            assertThat(read(RS + "{\"bytes\":1000000000,\"a\":1}\nabc\n")).isEmpty();
            assertThat(stray).containsExactly("31:{\"bytes\":1000000000,\"a\":1}\nabc\n");
        }
    }

    @Test
    void send_withValues_isReadAsSent() throws IOException {
        for (int size : new int[] {0, 1, 60_000, 65_536, 200_000}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            FrameBuffer values = new FrameBuffer();
            values.ascii("v".repeat(size));
            FrameBuffer frame = new FrameBuffer();
            frame.begin(values);
            frame.ascii("\"n\":[").numbers(List.of(1, 22)).ascii("]}").send(out, values);
            assertThat(values.size()).isZero();
            assertThat(read(out.toString(StandardCharsets.UTF_8)))
                    .containsExactly("{\"bytes\":" + size + ",\"n\":[1,22]}\n" + "v".repeat(size));
        }
    }

    /** Read in any three pieces, the bytes have these frames, and stray ones between them. */
    private void assertHoweverSplit(byte[] bytes, String allStray, String... frames) throws IOException {
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                stray.clear();
                assertThat(read(new SplitStream(bytes, first, second)))
                        .as("split at %d and %d", first, second)
                        .containsExactly(frames);
                List<String> found = stray.stream()
                        .map(each -> each.replaceFirst("\\d+:", ""))
                        .toList();
                assertThat(String.join("", found)).isEqualTo(allStray);
            }
        }
    }

    /** Gives its bytes in three reads. */
    private static final class SplitStream extends InputStream {
        private final byte[] bytes;
        private final int[] ends;
        private int part;
        private int position;

        SplitStream(byte[] bytes, int first, int second) {
            this.bytes = bytes;
            this.ends = new int[] {first, second, bytes.length};
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            while (part < 3 && ends[part] == position) {
                part++;
            }
            if (part == 3) {
                return -1;
            }
            int count = Math.min(length, ends[part] - position);
            System.arraycopy(bytes, position, into, offset, count);
            position += count;
            return count;
        }
    }
}
