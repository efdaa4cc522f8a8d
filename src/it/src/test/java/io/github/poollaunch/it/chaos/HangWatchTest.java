package io.github.poollaunch.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // the watch looks at the clock only
class HangWatchTest {

    private final BlockingQueue<String> hung = new LinkedBlockingQueue<>();

    @Test
    void begin_whatTakesTooLong_isToldOnce() throws InterruptedException {
        // Long enough for what ends at once, also where other work keeps it from the CPU.
        try (HangWatch watch = new HangWatch(Duration.ofSeconds(2), hung::add)) {
            try (HangWatch.Watched quick = watch.begin("quick")) {
                // It ends at once.
            }
            try (HangWatch.Watched slow = watch.begin("slow")) {
                assertThat(hung.poll(60, TimeUnit.SECONDS)).isEqualTo("slow takes longer than PT2S");
            }
            assertThat(hung.poll(100, TimeUnit.MILLISECONDS)).isNull();
        }
    }
}
