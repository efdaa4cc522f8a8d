package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.protocol.progress.ProgressReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A child that cuts short the file that its parent has mapped. Touching that memory then is an error of the VM's, which
 * compiled code gets late, anywhere: {@link #warm} has the parent's side compiled.
 */
@ExtendWith(NoSurvivors.class)
class SpoiledRecordIT {

    private static final Duration BOUND = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    /** The first child says hello, waits for a chunk, cuts the record short and then does {@code last}; the others are well. */
    private PoolBuilder spoiling(String last) throws Exception {
        String script = """
                [ "$n" = 1 ] && {
                    read -r line <&4
                    file=$(printf %s "$line" | sed -n 's/.*"record":"\\([^"]*\\)".*/\\1/p')
                    exec 5>>"$file"
                    printf '\\036{"hello":{"version":1,"java":"17","record":true}}\\n' >&3
                    while read -r line <&4; do case $line in *'"chunk"'*) break;; esac; done
                    : >/dev/fd/5
                    LAST
                }
                """;
        return Pool.builder().processes(1).javaHome(FakeJava.thatIsReal(folder, script.replace("LAST", last)));
    }

    private static void failsAndGoesOn(Pool pool, String... words) {
        AsyncResult<List<Integer>> first = pool.mapAsync(Functions::square, List.of(1, 2), 2);
        Throwable failure = catchThrowable(() -> first.get(BOUND));
        assertThat(failure).isInstanceOf(WorkerDiedException.class).hasMessageContainingAll(words);
        assertThat(pool.mapAsync(Functions::square, List.of(3, 4), 2).get(BOUND))
                .containsExactly(9, 16);
    }

    @BeforeAll
    static void warm(@TempDir Path folder) throws Exception {
        ProgressReader record =
                ProgressReader.create(folder.resolve("record"), true).watch();
        long sum = 0;
        for (int i = 0; i < 30_000; i++) {
            record.condemn(i);
            record.cut(i, i);
            sum += record.started() + record.ended() + record.sent() + record.stamped() + record.startedAt();
            sum += record.hasTaken(1) ? 1 : 0;
        }
        record.close();
        assertThat(sum).isZero();
    }

    @Test
    void childThatCutsItsRecordShort_andDies_costsItsChunkAndNothingElse() throws Exception {
        try (Pool pool = spoiling("exit 3").build()) {
            failsAndGoesOn(pool, "exit code 3", "item 0 (1) is not known", "cut short the record of its progress");
        }
    }

    @Test
    void childThatCutsItsRecordShort_andAnswers_isBelieved() throws Exception {
        String reply = "printf '\\036{\"chunk\":1,\"results\":[1,4]}\\n' >&3; exit 3";
        CountDownLatch death = new CountDownLatch(1);
        PoolListener listener = new PoolListener() {
            @Override
            public void workerDied(WorkerInfo worker, String reason) {
                death.countDown();
            }
        };
        try (Pool pool = spoiling(reply).listener(listener).build()) {
            assertThat(pool.mapAsync(Functions::square, List.of(1, 2), 2).get(BOUND))
                    .containsExactly(1, 4);
            // What is sent to it before its death is known would be lost.
            assertThat(death.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(pool.mapAsync(Functions::square, List.of(3, 4), 2).get(BOUND))
                    .containsExactly(9, 16);
        }
    }

    @Test
    void childThatCutsItsRecordShort_andHangs_isEndedAtTheNextLook() throws Exception {
        try (Pool pool =
                spoiling("exec sleep 600").taskTimeout(Duration.ofSeconds(1)).build()) {
            failsAndGoesOn(pool, "item 0 (1) is not known", "cut short the record of its progress and was ended");
        }
    }
}
