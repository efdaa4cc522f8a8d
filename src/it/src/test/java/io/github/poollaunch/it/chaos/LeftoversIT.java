package io.github.poollaunch.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.it.Footprint;
import io.github.poollaunch.it.NoSurvivors;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoSurvivors.class)
class LeftoversIT {

    private final Tally tally = new Tally(new PrintStream(OutputStream.nullOutputStream()));
    private final Marker marker = Marker.ofThisRun();
    private final Footprint before = Footprint.now();

    private long leftAs(Count count) {
        new Leftovers(before, marker, 1).check(tally);
        return tally.of(count);
    }

    @Test
    void check_aThread_isLeft() {
        CountDownLatch end = new CountDownLatch(1);
        Daemon.start("forgotten", () -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(leftAs(Count.THREADS_LEFT)).isEqualTo(1);
        end.countDown();
    }

    @Test
    void check_aTemporaryFile_isLeft() throws IOException {
        Path file = Files.createTempFile("chaos-", ".test");

        // Others may use the folder meanwhile.
        assertThat(leftAs(Count.FILES_LEFT)).isPositive();
        Files.delete(file);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void check_anOpenFile_isLeft() throws IOException {
        Path file = Files.createTempFile("chaos-", ".test");
        try (InputStream open = new FileInputStream(file.toFile())) {
            assertThat(open.read()).isEqualTo(-1);
            // This JVM may open one of its jars meanwhile.
            assertThat(leftAs(Count.DESCRIPTORS_LEFT)).isPositive();
            assertThat(Footprint.now().beyond(before).descriptors()).contains(file.toString());
        }
        Files.delete(file);
    }

    @Test
    void check_aChild_survives() throws Exception {
        Process child = new ProcessBuilder("sleep", "100").start();

        assertThat(leftAs(Count.SURVIVORS)).isEqualTo(1);
        child.destroyForcibly().waitFor();
    }

    /** Its parent is gone, so that nothing but its command line tells whose it is. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void check_anOrphan_survives() throws Exception {
        // Stopped, so that it stays with its command line.
        String orphaned = "sh -c 'kill -STOP $$' " + marker.flag() + " < /dev/null > /dev/null 2> /dev/null & echo $!";
        Process parent = new ProcessBuilder("sh", "-c", orphaned).start();
        long orphan;
        try (var reader = parent.inputReader()) {
            orphan = Long.parseLong(reader.readLine());
        }
        assertThat(parent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        ProcessHandle handle = ProcessHandle.of(orphan).orElseThrow();

        assertThat(leftAs(Count.SURVIVORS)).isEqualTo(1);
        handle.destroyForcibly();
    }
}
