package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidentSizeTest {

    private static final long OWN = ProcessHandle.current().pid();

    private static final long MIB = 1 << 20;

    @Test
    void ownSize_growsWithWhatIsTouched() {
        try (ResidentSize size = ResidentSize.of(OWN)) {
            long before = size.bytes();
            assumeThat(before).as("this system tells it").isPositive();
            assertThat(before).isGreaterThan(20 * MIB);
            ByteBuffer touched = ByteBuffer.allocateDirect((int) (64 * MIB));
            assertThat(size.bytes() - before).isGreaterThan(50 * MIB);
            assertThat(touched.capacity()).isEqualTo(64 * MIB);
        }
    }

    @Test
    void bothWays_tellTheSame() {
        try (ResidentSize size = ResidentSize.of(OWN);
                ResidentSize ps = new PsSize(OWN)) {
            assumeThat(size).isInstanceOf(StatmSize.class);
            assumeThat(ps.bytes()).as("there is a ps").isPositive();
            assertThat((double) size.bytes() / ps.bytes()).isBetween(0.7, 1.4);
        }
    }

    @Test
    void interruptedThread_isToldAllTheSame() {
        for (ResidentSize each : new ResidentSize[] {ResidentSize.of(OWN), new PsSize(OWN)}) {
            try (ResidentSize size = each) {
                assumeThat(size.bytes()).isPositive();
                Thread.currentThread().interrupt();
                assertThat(size.bytes()).isPositive();
                assertThat(Thread.interrupted()).isTrue();
                assertThat(size.bytes()).isPositive();
            }
        }
    }

    @Test
    void processGoneOrClosed_isUnknown() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        ResidentSize size = ResidentSize.of(process.pid());
        process.destroyForcibly().waitFor();
        assertThat(size.bytes()).isEqualTo(ResidentSize.UNKNOWN);
        assertThat(new PsSize(process.pid()).bytes()).isEqualTo(ResidentSize.UNKNOWN);
        size.close();
        size.close();
        assertThat(size.bytes()).isEqualTo(ResidentSize.UNKNOWN);
        try (ResidentSize late = ResidentSize.of(process.pid())) {
            assertThat(late.bytes()).isEqualTo(ResidentSize.UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource({"'1000 25 3 1 0 0 0\n', 25", "'1000 25', 25", "'1000', 0", "'', 0", "' 7', 7"})
    void statm_secondNumber_isRead(String text, long number) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(StatmSize.secondNumber(bytes, bytes.length)).isEqualTo(number);
        assertThat(StatmSize.secondNumber(bytes, -1))
                .as("at the end of the file")
                .isZero();
    }

    @Test
    void pageSize_isFoundAmongOthers() throws IOException {
        ByteBuffer pairs = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        pairs.putLong(33)
                .putLong(4711)
                .putLong(6)
                .putLong(65536)
                .putLong(0)
                .putLong(0)
                .flip();
        assertThat(PageSize.find(pairs)).isEqualTo(65536);
        assertThat(PageSize.find(ByteBuffer.allocate(0))).isEqualTo(4096);
        assumeThat(Files.isReadable(Path.of("/proc/self/auxv"))).isTrue();
        assertThat(Long.bitCount(PageSize.BYTES)).isEqualTo(1);
    }
}
