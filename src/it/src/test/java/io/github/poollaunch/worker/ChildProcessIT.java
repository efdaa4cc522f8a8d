package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Archive;
import io.github.poollaunch.Profile;
import io.github.poollaunch.Wire;
import io.github.poollaunch.WorkerDeath;
import io.github.poollaunch.engine.ChildOptions;
import io.github.poollaunch.engine.FaultOptions;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.engine.WorkerLife;
import io.github.poollaunch.it.NoSurvivors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How a child is made to end by force. */
@ExtendWith(NoSurvivors.class)
class ChildProcessIT {

    @TempDir
    Path folder;

    /** A child whose {@code java} is a shell script that writes "up" into a file and then does what it is told. */
    private ChildCommand command(String script) throws Exception {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(
                java,
                "#!/bin/sh\n[ \"$1\" = -version ] && { echo 'openjdk version \"17\"' >&2; exit; }\n"
                        + script.replace("UP", "touch '" + folder.resolve("up") + "'"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return new ChildCommand(new PoolOptions(
                "p",
                1,
                new ChildOptions(
                        null,
                        ChildOptions.UNLIMITED,
                        List.of(),
                        folder,
                        null,
                        Map.of(),
                        null,
                        ChildOptions.START_TIMEOUT,
                        Archive.NONE,
                        Profile.BALANCED),
                new WorkerLife(null, null, null, Integer.MAX_VALUE),
                new FaultOptions(null, 0),
                Wire.JSON,
                null,
                PoolOptions.NO_LISTENER));
    }

    private ChildProcess launch(ChildCommand command) throws Exception {
        ChildProcess child = ChildProcess.launch(command, "w", null);
        Awaitility.await().until(() -> Files.exists(folder.resolve("up")));
        return child;
    }

    @Test
    void terminate_childThatTakesSigterm_canSayItsLastWords() throws Exception {
        try (ChildCommand command = command("trap 'echo bye >&2; exit 9' TERM; UP; while :; do sleep 0.05; done\n")) {
            ChildProcess child = launch(command);
            child.terminate();
            assertThat(child.awaitExit(Duration.ofSeconds(20))).isTrue();
            WorkerDeath death = child.death();
            assertThat(death.exitCode()).isEqualTo(9);
            assertThat(death.lastLines()).containsExactly("bye");
            assertThat(child.death()).isSameAs(death);
        }
    }

    @Test
    void terminate_childThatDoesNot_isKilledAndWhatItHasStarted() throws Exception {
        try (ChildCommand command = command("trap '' TERM; sleep 1000 & UP; while :; do sleep 0.05; done\n")) {
            ChildProcess child = launch(command);
            long started = System.nanoTime();
            child.terminate();
            child.terminate();
            assertThat(child.isAlive()).isTrue();
            assertThat(child.awaitExit(Duration.ofSeconds(20))).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(900));
            assertThat(child.death().cause()).isEqualTo("exit code 137 (SIGKILL), sent by this pool");
            assertThat(child.death().outOfMemory()).isFalse();
        }
    }

    @Test
    void death_killedByAnother_isNotThisPools() throws Exception {
        try (ChildCommand command = command("UP; kill -9 $$\n")) {
            ChildProcess child = launch(command);
            assertThat(child.death().exitCode()).isEqualTo(137);
            assertThat(child.death().cause()).contains("killed from outside");
            child.kill();
            assertThat(child.death().cause()).contains("killed from outside");
        }
    }
}
