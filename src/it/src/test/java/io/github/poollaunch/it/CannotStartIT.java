package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBrokenException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cause for which no worker can be started ends in one error, which has the child's own words. */
@ExtendWith(NoSurvivors.class)
class CannotStartIT {

    @TempDir
    Path folder;

    private final Recorder recorder = new Recorder();

    /** What a child does instead of saying hello, and what the error is to say. */
    static Stream<Arguments> causes() {
        String words = "echo 'my own words' >&2; ";
        return Stream.of(
                Arguments.of(
                        "no main class",
                        "exec '" + ProcessHandle.current().info().command().orElseThrow() + "' no.such.Main",
                        List.of("no.such.Main", "exit code 1")),
                Arguments.of("exits at once", words + "exit 3", List.of("exit code 3", "my own words")),
                Arguments.of("is killed", words + "kill -9 $$", List.of("SIGKILL", "my own words")),
                Arguments.of(
                        "another version",
                        words + "reply '{\"hello\":{\"version\":99,\"java\":\"17\"}}'; cat <&4 >/dev/null",
                        List.of("version 99", "version of pool-launch", "parent 1", "my own words")),
                Arguments.of(
                        "says nothing",
                        words + "exec sleep 1000",
                        List.of("did not say hello within 0.5 s", "startTimeout", "my own words")),
                Arguments.of(
                        "says garbage",
                        words + "echo garbage >&3; exec sleep 1000",
                        List.of("did not say hello within 0.5 s", "my own words")),
                Arguments.of(
                        "says garbage without end",
                        words + "exec cat /dev/zero >&3",
                        List.of("did not say hello within 0.5 s", "my own words")),
                Arguments.of(
                        "says no JSON",
                        words + "reply 'hello?'; exec sleep 1000",
                        List.of("not understood", "my own words")),
                Arguments.of(
                        "says half a hello",
                        words + "printf '\\036{\"hello\":{\"ver' >&3; exec sleep 1000",
                        List.of("did not say hello within 0.5 s", "my own words")),
                Arguments.of(
                        "says something else",
                        words + "reply '{\"initialized\":null}'; exec sleep 1000",
                        List.of("first words were not a hello", "my own words")),
                Arguments.of(
                        "closes its output and lives", words + "exec 3>&-; exec sleep 1000", List.of("my own words")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("causes")
    void childCannotStart_endsInOneErrorWithItsWords(String cause, String script, List<String> said) throws Exception {
        try (Pool pool = Pool.builder()
                .processes(1)
                .listener(recorder)
                .javaHome(FakeJava.thatRuns(folder, script))
                .startTimeout(Duration.ofMillis(said.get(0).contains("0.5 s") ? 500 : 30_000))
                .build()) {
            PoolBrokenException first =
                    catchThrowableOfType(PoolBrokenException.class, () -> pool.apply(Functions::square, 1));
            assertThat(first).hasMessageContaining("no worker can be started");
            assertThat(said).allSatisfy(text -> assertThat(first).hasMessageContaining(text));
            assertThatThrownBy(() -> pool.map(Functions::square, List.of(1)))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessage(first.getMessage());
        }
        assertThat(recorder.starting).hasSize(3);
        assertThat(recorder.deaths).hasSize(3);
        assertThat(recorder.ready).isEmpty();
    }

    @Test
    void sharedValue_notTakenUp_endsInOneErrorAtTheStartTimeout() throws Exception {
        try (Pool pool = Pool.builder()
                .processes(1)
                .javaHome(FakeJava.thatSays(folder, "echo 'my own words' >&2; exec sleep 1000"))
                .startTimeout(Duration.ofMillis(500))
                .shared("x".repeat(10_000_000))
                .build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 1))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessageContaining("did not take up the pool's shared value within 0.5 s")
                    .hasMessageContaining("my own words");
        }
    }

    @Test
    void startTimeout_longEnough_waitsForASlowChild() throws Exception {
        try (Pool pool = Pools.builder(1)
                .javaHome(FakeJava.thatIsReal(folder, "sleep 1"))
                .startTimeout(Duration.ofSeconds(Long.MAX_VALUE))
                .build()) {
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    /** The initializer is not part of the start. */
    @Test
    void startTimeout_shorterThanTheInitializer_doesNotEndIt() {
        try (Pool pool = Pools.builder(1)
                .startTimeout(Duration.ofSeconds(10))
                .initializer(StartFunctions::sleepy, 11_000)
                .build()) {
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    @Test
    void startTimeout_whileDebugged_isOff() {
        String agent = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";
        try (Pool pool = Pool.builder()
                .processes(1)
                .startTimeout(Duration.ofMillis(1))
                .jvmArgs(agent)
                .build()) {
            assertThat(pool.map(Functions::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
        }
        try (Pool pool =
                Pool.builder().processes(1).startTimeout(Duration.ofMillis(1)).build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 3))
                    .isInstanceOf(PoolBrokenException.class)
                    .hasMessageContaining("within 0.001 s");
        }
    }
}
