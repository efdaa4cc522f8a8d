package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.fuzz.RandomRun;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A little of what src/it/fuzz does at length. */
class MessageFuzzTest {

    private static final int COUNT = 10_000;

    @Test
    void requestReader_damagedFrames_areReadOrRefused() throws InterruptedException, IOException {
        RandomRun.of(RequestFuzz::fuzzerTestOneInput, Seeds.of("request"), 1, COUNT);
    }

    @Test
    void replyReader_damagedFrames_areReadOrRefused() throws InterruptedException, IOException {
        RandomRun.of(ReplyFuzz::fuzzerTestOneInput, Seeds.of("reply"), 1, COUNT);
    }

    @Test
    void codecs_damagedValues_areReadOrRefused() throws InterruptedException, IOException {
        RandomRun.of(ValueFuzz::fuzzerTestOneInput, Seeds.of("value"), 1, COUNT);
    }
}
