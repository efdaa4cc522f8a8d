package io.github.poollaunch.protocol.frame;

import io.github.poollaunch.protocol.fuzz.RandomRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A little of what src/it/fuzz does at length. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FrameFuzzTest {

    private static final String STREAM = "x\u001e{\"a\":1}\n\u001e{\"bytes\":9,\"a\":1}\n\u001e\n\u001e{}\n\0\u001ex\n"
            + "stray\n\u001e{\"half\u001e[1,2]\n\u001e{\"bytes\":0,\"c\":1}\n\n\u001e{\"b\":2}\n\u001e{\"size\":27  ,"
            + "\"a\":\"\n\u001e\0\"}\n\u001e{\"size\":x,\"b\":1}\n\u001e{\"size\u001e{\"size\":19,\"c\":1}\n\u001e{\"size\""
            + ":0000000020,\n}\n\u001e{\"bytes\":300,\"ha";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void next_streamThatEndsOrBreaksAnywhere_givesWhatCameBefore() {
        for (int end = 0; end <= STREAM.length(); end++) {
            byte[] stream = bytes(STREAM.substring(0, end));
            for (int piece : new int[] {1, 2, 3, 7, 1000}) {
                FrameFuzz.check(stream, 1000, piece, -1);
                FrameFuzz.check(bytes(STREAM), 1000, piece, end);
            }
        }
    }

    @Test
    void next_everyLimit_isKept() {
        for (int max = 0; max <= STREAM.length(); max++) {
            FrameFuzz.check(bytes(STREAM), max, 5, -1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 65_535, 65_536, 65_537, 200_000})
    void next_largeParts_costLittleMoreThanTheirSize(int size) {
        String large = "v".repeat(size);
        String frames = "\u001e" + large + "\n" + large + "\u001e" + large + "\u001e{\"bytes\":" + size + ",\"a\":1}\n"
                + large + "\n\u001e{\"bytes\":999999,\"a\":1}\n" + large;
        FrameFuzz.check(bytes(frames), 1 << 20, 60_000, -1);
        String sized = "\u001e{\"size\":" + (size + 17) + "," + "v".repeat(size + 17 - 9 - (size + 17 + "").length());
        FrameFuzz.check(bytes(sized + "\n" + sized + "\n\u001e{\"size\":999999," + large), 1 << 20, 60_000, -1);
        FrameFuzz.check(bytes(sized + "v\n"), 1 << 20, 60_000, -1);
        FrameFuzz.check(bytes(frames), size, 1 << 20, -1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void next_damagedStreams_giveWhatTheModelSays(long randomSeed) throws InterruptedException {
        List<byte[]> seeds = new ArrayList<>(RandomRun.kept("frame"));
        seeds.add(bytes("@\u0003\0" + STREAM));
        seeds.add(bytes("\u00ff\0\0" + STREAM));
        seeds.add(bytes("\u0010\u0007\u0080" + STREAM));
        RandomRun.of(FrameFuzz::fuzzerTestOneInput, seeds, randomSeed, 5_000);
    }
}
