package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.Wire;
import io.github.poollaunch.WorkerDiedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Children that lie about the bytes behind a reply: an error, never a hang, a full memory or a wrong result. */
@ExtendWith(NoSurvivors.class)
class HostileWireIT {

    @TempDir
    Path folder;

    /** Waits for the chunk before it writes {@code reply}, in printf's words, and then does {@code last}. */
    private Pool answering(String reply, String last) throws Exception {
        return Pool.builder()
                .processes(1)
                .wire(Wire.SMILE)
                .javaHome(FakeJava.thatSpeaks(
                        folder,
                        ",\"format\":\"smile\"",
                        "while LC_ALL=C read -r line <&4; do case $line in *'\"chunk\"'*) break;; esac; done\n"
                                + "printf '" + reply + "' >&3\n" + last))
                .build();
    }

    /** The two results 1 and 4 in Smile are header, C2, C8. */
    private static final String ONE_FOUR = ":)\\n\\001\\302\\310";

    @Test
    void honestReply_isUnderstood() throws Exception {
        try (Pool pool = answering(
                "\\036{\"bytes\":6,\"chunk\":1,\"results\":[6]}\\n" + ONE_FOUR + "\\n", "cat <&4 >/dev/null")) {
            assertThat(pool.map(Functions::square, List.of(1, 2), 2)).containsExactly(1, 4);
            pool.terminate();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"37", "45        ", "null", "-37", "37.0", "37e0"})
    void replyThatTellsItsSize_orNoNumberOfBytes_isUnderstood(String size) throws Exception {
        try (Pool pool =
                answering("\\036{\"size\":" + size + ",\"chunk\":1,\"results\":[1,4]}\\n", "cat <&4 >/dev/null")) {
            assertThat(pool.map(Functions::square, List.of(1, 2), 2)).containsExactly(1, 4);
            pool.terminate();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"bytes\":5,\"chunk\":1,\"results\":[5]}' | announces 5 bytes",
                "'{\"bytes\":-6,\"chunk\":1,\"results\":[6]}' | a number of bytes that is none",
                "'{\"bytes\":2000000000,\"chunk\":1,\"results\":[6]}' | larger than the limit",
                "'{\"bytes\":99999999999999999999,\"chunk\":1,\"results\":[6]}' | a number of bytes that is none",
                "'{\"bytes\":6,\"chunk\":1,\"results\":[5]}' | not understood",
                "'{\"bytes\":6,\"chunk\":1,\"results\":[5,1]}' | its reply is broken",
                "'{\"bytes\":6,\"chunk\":2,\"results\":[6]}' | another question",
                "'{\"bytes\":6,\"chunk\":1,\"failures\":[]}' | not understood",
                "'{\"size\":36,\"chunk\":1,\"results\":[1,4]}' | announces 36 bytes",
                "'{\"size\":38,\"chunk\":1,\"results\":[1,4]}' | announces 38 bytes",
                "'{\"size\":0,\"chunk\":1,\"results\":[1,4]}' | announces 0 bytes",
                "'{\"size\":2000000000,\"chunk\":1,\"results\":[1,4]}' | larger than the limit",
                "'{\"size\":[37],\"chunk\":1,\"results\":[1,4]}' | not understood",
                "'{\"size\":39,\"size\":39,\"results\":[]}\\n\\n' | not understood",
            })
    void reply_thatLiesAboutItsBytes_isTheWorkersDeath(String header, String error) throws Exception {
        try (Pool pool = answering("\\036" + header + "\\n" + ONE_FOUR + "\\n", "cat <&4 >/dev/null")) {
            assertThatThrownBy(() -> pool.map(Functions::square, List.of(1, 2), 2))
                    .isInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining(error);
            pool.terminate();
        }
    }

    @Test
    void reply_withFewerValuesThanItems_isTheWorkersDeath() throws Exception {
        try (Pool pool = answering(
                "\\036{\"bytes\":5,\"chunk\":1,\"results\":[5]}\\n:)\\n\\001\\302\\n", "cat <&4 >/dev/null")) {
            assertThatThrownBy(() -> pool.map(Functions::square, List.of(1, 2), 2))
                    .isInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining("1 results for 2 items");
            pool.terminate();
        }
    }

    @Test
    void child_thatEndsBeforeTheBytesItAnnounced_isDead() throws Exception {
        try (Pool pool =
                answering("\\036{\"bytes\":1000000000,\"chunk\":1,\"results\":[1000000000]}\\n" + ONE_FOUR, "exit 3")) {
            assertThatThrownBy(() -> pool.map(Functions::square, List.of(1, 2), 2))
                    .isInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining("3");
            pool.terminate();
        }
    }

    @Test
    void child_thatGoesSilentBeforeTheBytesItAnnounced_canBeEnded() throws Exception {
        Path there = folder.resolve("there");
        Pool pool = answering(
                "\\036{\"bytes\":1000000000,\"chunk\":1,\"results\":[1000000000]}\\n" + ONE_FOUR,
                "echo >'" + there + "'; cat <&4 >/dev/null");
        AsyncResult<List<Integer>> result = pool.mapAsync(Functions::square, List.of(1, 2), 2);
        Awaitility.await().until(() -> Files.exists(there));
        pool.terminate();
        assertThatThrownBy(() -> result.get(Duration.ofSeconds(20))).isInstanceOf(PoolClosedException.class);
        pool.join();
    }

    @Test
    void child_thatDoesNotSpeakTheFormat_endsThePool() throws Exception {
        try (Pool pool = Pool.builder()
                .processes(1)
                .wire(Wire.SMILE)
                .javaHome(FakeJava.thatSays(folder, "cat <&4 >/dev/null"))
                .build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 1))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessageContaining("does not speak the wire format smile");
        }
    }
}
