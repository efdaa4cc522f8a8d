package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.fuzz.RandomRun;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A little of what src/it/fuzz does at length. */
class MessageFuzzTest {

    private static final int COUNT = 10_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void requestReader_damagedFrames_areReadOrRefused(long randomSeed) throws InterruptedException, IOException {
        RandomRun.of(RequestFuzz::fuzzerTestOneInput, Seeds.of("request"), randomSeed, COUNT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void replyReader_damagedFrames_areReadOrRefused(long randomSeed) throws InterruptedException, IOException {
        RandomRun.of(ReplyFuzz::fuzzerTestOneInput, Seeds.of("reply"), randomSeed, COUNT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void codecs_damagedValues_areReadOrRefused(long randomSeed) throws InterruptedException, IOException {
        RandomRun.of(ValueFuzz::fuzzerTestOneInput, Seeds.of("value"), randomSeed, COUNT);
    }
}
