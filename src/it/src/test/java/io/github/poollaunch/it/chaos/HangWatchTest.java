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
        try (HangWatch watch = new HangWatch(Duration.ofMillis(20), hung::add)) {
            try (HangWatch.Watched quick = watch.begin("quick")) {
                // It ends at once.
            }
            try (HangWatch.Watched slow = watch.begin("slow")) {
                assertThat(hung.poll(10, TimeUnit.SECONDS)).isEqualTo("slow takes longer than PT0.02S");
            }
            assertThat(hung.poll(100, TimeUnit.MILLISECONDS)).isNull();
        }
    }
}
