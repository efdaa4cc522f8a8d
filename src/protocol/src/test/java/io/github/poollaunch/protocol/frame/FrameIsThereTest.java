package io.github.poollaunch.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the next frame is there is told without waiting, and without losing what there is of it. */
class FrameIsThereTest {

    /** A pipe that has so many bytes by now. Who reads on would wait. */
    private static final class Pipe extends InputStream {
        private final byte[] all;
        private int position;
        private int there;

        Pipe(byte[] all) {
            this.all = all;
        }

        @Override
        public int available() {
            return there - position;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            assertThat(position).as("nobody waits").isLessThan(there);
            int read = Math.min(length, there - position);
            System.arraycopy(all, position, into, offset, read);
            position += read;
            return read;
        }
    }

    private final List<String> strays = new ArrayList<>();

    private FrameReader reader(Pipe pipe) {
        return new FrameReader(pipe, (first, total) -> strays.add(new String(first, StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sent(String json, byte... values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FrameBuffer frame = new FrameBuffer();
        if (values.length == 0) {
            frame.begin();
            frame.ascii(json).send(out);
        } else {
            FrameBuffer behind = new FrameBuffer();
            behind.write(values, 0, values.length);
            frame.begin(behind);
            frame.ascii(json).send(out, behind);
        }
        return out.toByteArray();
    }

    static List<byte[]> frames() throws IOException {
        return List.of(
                bytes("\u001e{\"a\":1}\n"),
                bytes("\u001e\n"),
                sent("{\"long\":\"" + "x".repeat(1_000) + "\"}"),
                sent("\"bytes\":true}", (byte) 10, (byte) 30, (byte) 0, (byte) 10));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void isThere_byteByByte_onceTheLastHasCome(byte[] frame) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(frame);
        both.write(frame);
        Pipe pipe = new Pipe(both.toByteArray());
        FrameReader reader = reader(pipe);
        for (int round = 1; round <= 2; round++) {
            while (pipe.there < round * frame.length) {
                assertThat(reader.isThere()).as("with %s bytes", pipe.there).isFalse();
                pipe.there++;
            }
            assertThat(reader.isThere()).isTrue();
            assertThat(reader.isThere()).as("nothing was taken").isTrue();
            assertThat(reader.next()).containsExactly(Arrays.copyOfRange(frame, 1, frame.length - 1));
        }
        assertThat(reader.isThere()).isFalse();
        assertThat(strays).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void advance_behindALookAtHalfOfIt_findsTheFrame(byte[] frame) throws IOException {
        for (int half = 0; half < frame.length; half++) {
            Pipe pipe = new Pipe(frame);
            FrameReader reader = reader(pipe);
            pipe.there = half;
            assertThat(reader.isThere()).isFalse();
            pipe.there = frame.length;
            assertThat(reader.next()).hasSize(frame.length - 2);
        }
    }

    /** Who waits for the frame has to tell of them at once. */
    @Test
    void isThere_strayBytesBefore_isFalse() throws IOException {
        Pipe pipe = new Pipe(bytes("print\n\u001e{}\n"));
        pipe.there = pipe.all.length;
        FrameReader reader = reader(pipe);
        assertThat(reader.isThere()).isFalse();
        assertThat(reader.next()).containsExactly('{', '}');
        assertThat(strays).containsExactly("print\n");
    }

    @Test
    void isThere_aFrameInsideABrokenOne_isFalse() throws IOException {
        Pipe pipe = new Pipe(bytes("\u001e{\"a\u001e{}\n"));
        pipe.there = pipe.all.length;
        FrameReader reader = reader(pipe);
        assertThat(reader.isThere()).isFalse();
        assertThat(reader.next()).containsExactly('{', '}');
        assertThat(strays).containsExactly("{\"a");
    }

    /** The reader finds that without waiting. */
    @Test
    void isThere_announcesNoNumber_isTrue() throws IOException {
        Pipe pipe = new Pipe(bytes("\u001e{\"bytes\":x}\n"));
        pipe.there = pipe.all.length;
        FrameReader reader = reader(pipe);
        assertThat(reader.isThere()).isTrue();
        assertThatThrownBy(reader::next).isInstanceOf(FrameDamagedException.class);
    }

    @Test
    void isThere_largerThanABlock_isLeftToWhoWaits() throws IOException {
        byte[] frame = sent("\"" + "x".repeat(3 * Block.SIZE) + "\"");
        Pipe pipe = new Pipe(frame);
        FrameReader reader = reader(pipe);
        while (pipe.there < frame.length) {
            pipe.there = Math.min(frame.length, pipe.there + 10_000);
            assertThat(reader.isThere()).isFalse();
        }
        assertThat(reader.next()).hasSize(frame.length - 2);
    }

    @Test
    void isThere_behindOneThatWasRead_findsTheNext() throws IOException {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 3_000; i++) {
            many.write(sent("{\"number\":" + i + ",\"padding\":\"" + "x".repeat(i % 400) + "\"}"));
        }
        Pipe pipe = new Pipe(many.toByteArray());
        FrameReader reader = reader(pipe);
        for (int i = 0; i < 3_000; i++) {
            while (!reader.isThere()) {
                pipe.there = Math.min(pipe.all.length, pipe.there + 997);
            }
            assertThat(new String(reader.next(), StandardCharsets.UTF_8)).contains("\"number\":" + i + ",");
        }
    }
}
