package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children that do not keep to the protocol, or die as soon as they live: an error, never a hang or a wrong result. */
@ExtendWith(NoSurvivors.class)
class HostileChildIT {

    @TempDir
    Path folder;

    /** Waits for the chunk before it replies: a reply is to be read, not overtaken by a broken pipe. */
    private Pool answering(String reply) throws Exception {
        return Pool.builder()
                .processes(1)
                .javaHome(FakeJava.thatSays(
                        folder,
                        "while read -r line <&4; do case $line in *'\"chunk\"'*) break;; esac; done\n" + reply
                                + "\ncat <&4 >/dev/null"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"chunk\":1,\"results\":5}",
                "{\"chunk\":1,\"results\":{}}",
                "{\"chunk\":1,\"results\":[1",
                "{\"chunk\":1,\"results\":[]}",
                "{\"chunk\":1,\"results\":[1,4,9]}",
                "{\"chunk\":1,\"results\":[1,4,9,16],\"failures\":[{\"index\":4,\"fault\":{}}]}",
                "{\"chunk\":1,\"results\":[],\"failures\":[{\"index\":-1,\"fault\":{}}]}",
                "{\"chunk\":1,\"results\":[1],\"failures\":[{\"index\":7,\"fault\":{}}]}",
                "{\"chunk\":1,\"refused\":7}",
                "{\"chunk\":2,\"results\":[1,4]}",
                "{\"chunk\":\"x\"}",
                "{\"hello\":{\"version\":1,\"java\":\"17\"}}",
                "[]",
                "not json",
            })
    void reply_thatMakesNoSense_isTheWorkersDeath(String reply) throws Exception {
        try (Pool pool = answering("reply '" + reply + "'")) {
            assertThatThrownBy(() -> pool.map(Functions::square, List.of(1, 2), 2))
                    .isInstanceOf(WorkerDiedException.class);
            pool.terminate();
        }
    }

    @Test
    void reply_withAFaultOfNoKnownClass_isAnError() throws Exception {
        try (Pool pool = answering(
                "reply '{\"chunk\":1,\"results\":[1],\"failures\":[{\"index\":1,\"fault\":{\"type\":\"java.lang.Thread\",\"text\":\"boo\"}}]}'")) {
            assertThatThrownBy(() -> pool.map(Functions::square, List.of(1, 2), 2))
                    .hasMessageContaining("item 1")
                    .hasMessageContaining("boo");
            pool.terminate();
        }
    }

    @Test
    void garbage_beforeTheReply_isSkipped() throws Exception {
        try (Pool pool =
                answering("echo garbage >&3; printf '\\036{\"half\":' >&3; reply '{\"chunk\":1,\"results\":[1,4]}'")) {
            assertThat(pool.map(Functions::square, List.of(1, 2), 2)).containsExactly(1, 4);
            pool.terminate();
        }
    }

    @Test
    void children_thatDieAtOnce_areNotStartedAgainAndAgain() throws Exception {
        AtomicInteger deaths = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        PoolListener counting = new PoolListener() {
            @Override
            public void workerDied(WorkerInfo worker, String reason) {
                deaths.incrementAndGet();
                three.countDown();
            }
        };
        try (Pool pool = Pool.builder()
                .processes(1)
                .listener(counting)
                .javaHome(FakeJava.thatSays(folder, "echo 'I do not feel well' >&2; exit 9"))
                .build()) {
            three.await();
            assertThatThrownBy(() -> pool.apply(Functions::square, 1))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("I do not feel well");
        }
        assertThat(deaths).hasValue(3);
    }

    @Test
    void chunk_thatKillsItsReader_isTriedTwiceAndThenFails() {
        try (Pool pool = Pools.builder(1).maxHeap("32m").build()) {
            String tooBig = "x".repeat(60_000_000);
            assertThatThrownBy(() -> pool.apply(Functions::length, tooBig)).isInstanceOf(WorkerDiedException.class);
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    @Test
    void terminate_childWhosePipeAStrangerHolds_isNotWaitedFor() {
        Pool pool = Pools.of(1);
        Path held = folder.resolve("held");
        var result = pool.applyAsync(Functions::hangWithPipeHeld, held.toString());
        await().until(() -> Files.exists(held));
        pool.terminate();
        assertThat(pool.join(Duration.ofSeconds(7))).isTrue();
        assertThatThrownBy(result::get).hasMessageContaining("terminated");
    }

    @Test
    void deadChild_whosePipeAnotherProcessHolds_endsItsCall() throws Exception {
        Pool pool = Pools.of(1);
        assertThatThrownBy(() -> pool.applyAsync(Functions::haltWithPipeHeld, 0).get(Duration.ofSeconds(30)))
                .isInstanceOf(WorkerDiedException.class)
                .hasMessageContaining("holds its output open");
        assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        pool.close();
    }
}
