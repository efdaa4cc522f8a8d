package io.github.poollaunch.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

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

    @Test
    void number_anyOfAnySize_isWrittenAsJavaWritesIt() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            assertDigits(random.nextLong() >> random.nextInt(64));
        }
    }
}
