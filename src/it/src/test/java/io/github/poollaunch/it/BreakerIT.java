package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.WorkerDiedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that die at their start: when that ends the pool, after how many tries, and when it does not. */
@ExtendWith(NoSurvivors.class)
class BreakerIT {

    /** Three rounds, each of as many as start at once, and one or two more. */
    private static final int FEW = 3 * (Runtime.getRuntime().availableProcessors() + 2);

    private static final List<Integer> ITEMS = IntStream.range(0, 50).boxed().toList();

    private static final List<Integer> SQUARES =
            ITEMS.stream().map(Functions::square).toList();

    @TempDir
    Path folder;

    private final Recorder recorder = new Recorder();

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 12})
    void allDieAtOnce_fewAreTried(int processes) {
        try (Pool pool = Pools.builder(processes)
                .listener(recorder)
                .jvmArgs("-XX:NoSuchFlag")
                .build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 1))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessageContaining("NoSuchFlag");
        }
        assertThat(recorder.starting).hasSizeBetween(3, processes == 1 ? 3 : FEW);
        assertThat(recorder.deaths).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 12})
    void initializersThrow_eachSlotIsTriedThreeTimesAtMost(int processes) {
        try (Pool pool = Pools.builder(processes)
                .listener(recorder)
                .initializer(LifeFunctions::noLicence)
                .build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 1))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessageContaining("no licence");
        }
        assertThat(recorder.starting).hasSizeBetween(3, 3 * processes);
        assertThat(recorder.ready).isEmpty();
    }

    /** More healthy ones than can start at once, fewer, and only one. */
    @ParameterizedTest
    @ValueSource(strings = {"[ $n -ge 2 ] && [ $n -le 8 ]", "[ $n != 1 ]"})
    void threeDie_whileAHealthyOneIsSlowToSayHello_poolLives(String dies) throws Exception {
        Path java = FakeJava.thatIsReal(folder, "if " + dies + "; then echo unwell >&2; exit 9; fi; sleep 2");
        try (Pool pool = Pools.builder(6).javaHome(java).listener(recorder).build()) {
            assertThat(pool.map(Functions::square, ITEMS)).isEqualTo(SQUARES);
            assertThat(recorder.deaths)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(death -> assertThat(death).contains("unwell"));
            assertThat(recorder.starting)
                    .as("those behind them waited for what becomes of the slow one")
                    .hasSizeLessThanOrEqualTo(8 + FEW);
        }
    }

    /** Nothing but the limit for the start tells that the one which is waited for is no slow one. */
    @Test
    void threeDie_whileAnotherHangs_endsInOneErrorAtTheStartTimeout() throws Exception {
        Path java = FakeJava.thatIsReal(folder, "[ $n = 1 ] && exec sleep 1000; echo unwell >&2; exit 9");
        try (Pool pool = Pools.builder(4)
                .javaHome(java)
                .listener(recorder)
                .startTimeout(Duration.ofSeconds(2))
                .build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 1))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessageContaining("did not say hello within 2 s");
        }
        assertThat(recorder.starting).hasSizeLessThanOrEqualTo(FEW);
    }

    /** Three die before a word while the initializer of another takes its time: children can be started here. */
    @Test
    void threeDieAtOnce_whileAnotherInitializes_poolLives() throws Exception {
        Path java = FakeJava.thatIsReal(folder, "[ $n = 1 ] || { echo unwell >&2; exit 9; }");
        try (Pool pool = Pools.builder(2)
                .javaHome(java)
                .listener(recorder)
                .initializer(LifeFunctions::waitInInitializer, folder.toString())
                .build()) {
            await("some die").until(() -> recorder.deaths.size() >= 4);
            Files.writeString(folder.resolve("go"), "");
            assertThat(pool.map(Functions::square, ITEMS)).isEqualTo(SQUARES);
        }
    }

    @Test
    void severalInARowDieAtStart_afterThePoolHasRun_whileAnotherWorks_areRetried() throws Exception {
        Path java = FakeJava.thatIsReal(
                folder,
                "[ -e '" + folder + "/bad' ] && [ ! -e '" + folder + "/good' ] && { echo unwell >&2; exit 9; }");
        try (Pool pool = Pools.builder(2).javaHome(java).listener(recorder).build()) {
            assertThat(pool.map(Functions::square, ITEMS)).isEqualTo(SQUARES);
            await("both are there").until(() -> recorder.ready.size() == 2);
            Files.writeString(folder.resolve("bad"), "");
            assertThatThrownBy(() -> pool.apply(Functions::haltOn13, 13)).isInstanceOf(WorkerDiedException.class);
            await("its replacements die").until(() -> recorder.deaths.size() >= 5);
            assertThat(pool.map(Functions::square, ITEMS)).isEqualTo(SQUARES);
            Files.writeString(folder.resolve("good"), "");
            await("the last replacement lives").until(() -> recorder.ready.size() == 3);
            assertThat(recorder.deaths).hasSizeLessThan(9);
        }
    }

    @Test
    void oneDiesAtStart_afterThePoolHasRun_isRetried() throws Exception {
        Path java = FakeJava.thatIsReal(folder, "[ $n = 2 ] && { echo unwell >&2; exit 9; }");
        try (Pool pool = Pools.builder(1).javaHome(java).listener(recorder).build()) {
            assertThat(pool.map(Functions::square, ITEMS)).isEqualTo(SQUARES);
            assertThatThrownBy(() -> pool.apply(Functions::haltOn13, 13)).isInstanceOf(WorkerDiedException.class);
            assertThat(pool.map(Functions::square, ITEMS)).isEqualTo(SQUARES);
        }
        assertThat(recorder.starting).containsExactly(1, 2, 3);
        assertThat(recorder.deaths).hasSize(2);
    }
}
