package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerDiedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pool's temporary files are its owner's only, and are gone when the pool is. */
@ExtendWith(NoSurvivors.class)
class TemporaryFilesIT {

    private static List<Path> ours(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("pool-launch"))
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** With a class path so long that this pool and the pool of its task need argument files. */
    @ParameterizedTest
    @EnumSource(FilesParent.End.class)
    void parent_endsInAnyWay_leavesNoFile(FilesParent.End end, @TempDir Path folder) throws Exception {
        assumeThat(end == FilesParent.End.SIGINT && Signals.interruptIsIgnored())
                .as("a background job of a shell ignores SIGINT, and so do the processes it starts")
                .isFalse();
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path") + padding(folder),
                        FilesParent.class.getName(),
                        end.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = parent.inputReader()) {
            long daemon = Long.parseLong(lines.readLine());
            assertThat(lines.readLine()).isEqualTo("ready");
            assertThat(ours(temporary)).hasSize(1).allSatisfy(TemporaryFilesIT::assertPrivate);
            assertThat(names(ours(temporary).get(0)).stream().filter(name -> name.endsWith("class-path.args")))
                    .as("of the parent's pool and of the task's")
                    .hasSize(2);
            end(parent, end);
            parent.waitFor();
            Awaitility.await().untilAsserted(() -> assertThat(names(temporary)).isEmpty());
            if (end == FilesParent.End.CLOSE) {
                // Whoever closes a pool in order may have left a daemon on purpose.
                ProcessHandle.of(daemon).ifPresent(ProcessHandle::destroyForcibly);
            }
            Awaitility.await().until(() -> ProcessHandle.of(daemon).isEmpty());
        } finally {
            parent.destroyForcibly();
        }
    }

    private static void end(Process parent, FilesParent.End end) throws Exception {
        switch (end) {
            case SIGKILL, SIGKILL_AMID_SHORT_ITEMS -> parent.destroyForcibly();
            case SIGTERM -> parent.destroy();
            case SIGINT ->
                new ProcessBuilder("kill", "-INT", Long.toString(parent.pid()))
                        .start()
                        .waitFor();
            default -> parent.getOutputStream().close();
        }
    }

    private static void assertPrivate(Path folder) {
        assertThatPermissions(folder).isEqualTo("rwx------");
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertThatPermissions(Path folder) {
        try {
            return assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String padding(Path folder) throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a folder").resolve("x".repeat(200)));
        StringBuilder entries = new StringBuilder();
        for (int i = 0; entries.length() < 40_000; i++) {
            entries.append(':').append(Files.createDirectories(deep.resolve("entry-" + i)));
        }
        return entries.toString();
    }

    @Test
    void workerWithAPoolIsKilled_poolsFiles_areDeletedWhileTheOuterOneGoesOn(@TempDir Path padding) throws Exception {
        List<Path> classPath = Stream.of((System.getProperty("java.class.path") + padding(padding)).split(":", -1))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        try (Pool pool =
                Pools.builder(1).classPath(classPath.toArray(new Path[0])).build()) {
            Path folder = folderOf(pool.apply(Functions::pid, 0));
            assertThat(pool.apply(NestedFunctions::leavePool, 0)).isNotEmpty();
            assertThat(names(folder).stream().filter(name -> name.endsWith("class-path.args")))
                    .as("of the pool and of the task's")
                    .hasSize(2);
            assertThatThrownBy(() -> pool.apply(OrphanFunctions::die, OrphanFunctions.Death.SIGKILL))
                    .isInstanceOf(WorkerDiedException.class);
            assertThat(names(folder).stream().filter(name -> name.endsWith("class-path.args")))
                    .containsExactly("class-path.args");
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    /** Where a worker's pool has its files: it is among the worker's arguments. */
    private static Path folderOf(long worker) {
        return Stream.of(ProcessHandle.of(worker)
                        .orElseThrow()
                        .info()
                        .arguments()
                        .orElseThrow())
                .filter(argument -> argument.startsWith("-XX:ErrorFile="))
                .map(argument ->
                        Path.of(argument.substring("-XX:ErrorFile=".length())).getParent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void crashLog_thatAnErrorNames_staysAloneInItsFolder() throws Exception {
        Pool pool = Pools.of(1);
        WorkerDiedException died;
        try (pool) {
            died = catchThrowableOfType(WorkerDiedException.class, () -> pool.map(Functions::crashOn13, List.of(13)));
        }
        String named = died.death().crashLog();
        assertThat(named).isNotNull();
        Path log = Path.of(named);
        try {
            assertThat(names(log.getParent())).containsExactly(log.getFileName().toString());
            assertPrivate(log.getParent());
        } finally {
            Files.deleteIfExists(log);
            Files.deleteIfExists(log.getParent());
        }
    }

    /** As in a container whose file system is read-only. */
    @Test
    void temporaryFolder_thatIsMissing_isNotNeeded(@TempDir Path folder) throws Exception {
        Process parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + folder.resolve("missing"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlainParent.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var lines = parent.inputReader()) {
            assertThat(lines.lines()).contains("[1, 4, 9]");
        }
        assertThat(parent.waitFor()).isZero();
    }
}
