package io.github.poollaunch.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameBufferTest {

    private static void assertDigits(long number) {
        String written = new String(new FrameBuffer().number(number).toByteArray(), StandardCharsets.US_ASCII);
        assertThat(written).isEqualTo(Long.toString(number));
    }

    @Test
    void number_aroundEachPowerOfTenAndOfTwo_isWrittenAsJavaWritesIt() {
        for (long power = 1, i = 0; i < 19; power *= 10, i++) {
            for (long near = power - 2; near <= power + 2; near++) {
                assertDigits(near);
                assertDigits(-near);
            }
        }
        for (int bit = 0; bit < 64; bit++) {
            for (long near = (1L << bit) - 2; near != (1L << bit) + 3; near++) {
                assertDigits(near);
            }
        }
    }

    /** Pieces of all sizes around those at which arrays grow and segments begin, some of them taken back. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void write_piecesOfAnySize_areThereInTheirOrder(long seed) throws IOException {
        Random random = new Random(seed);
        FrameBuffer frame = new FrameBuffer();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int round = 0; round < 3; round++) {
            frame.begin();
            frame.write('{');
            int start = frame.size();
            for (int i = 0; i < 60; i++) {
                int most = random.nextBoolean() ? 100 : random.nextBoolean() ? 100_000 : 3_000_000;
                byte[] piece = new byte[random.nextInt(most)];
                random.nextBytes(piece);
                expected.writeBytes(piece);
                switch (random.nextInt(4)) {
                    case 0 -> frame.give(piece.clone());
                    case 1 -> {
                        for (byte each : piece) {
                            frame.write(each);
                        }
                    }
                    default -> frame.write(piece, 0, piece.length);
                }
                frame.number(i);
                expected.writeBytes(Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
                if (random.nextInt(8) == 0) {
                    int kept = random.nextInt(frame.size() - start + 1);
                    frame.truncate(start + kept);
                    byte[] beginning = Arrays.copyOf(expected.toByteArray(), kept);
                    expected.reset();
                    expected.writeBytes(beginning);
                }
                assertThat(frame.size() - start).isEqualTo(expected.size());
            }
            byte[] all = frame.toByteArray();
            assertThat(Arrays.equals(Arrays.copyOfRange(all, start, all.length), expected.toByteArray()))
                    .isTrue();
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            frame.send(sent);
            expected.write(FrameBuffer.END);
            byte[] whole = sent.toByteArray();
            int head = whole.length - expected.size();
            assertThat(new String(whole, 0, head, StandardCharsets.US_ASCII))
                    .isEqualTo("\u001e{" + (head == 2 ? "" : String.format("\"size\":%-10d,", whole.length - 2)));
            assertThat(head).isEqualTo(expected.size() < OwnSize.LEAST ? 2 : 1 + OwnSize.BYTES);
            assertThat(Arrays.equals(Arrays.copyOfRange(whole, head, whole.length), expected.toByteArray()))
                    .isTrue();
            assertThat(frame.size()).isZero();
            expected.reset();
        }
    }

    @Test
    void number_anyOfAnySize_isWrittenAsJavaWritesIt() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            assertDigits(random.nextLong() >> random.nextInt(64));
        }
    }
}
