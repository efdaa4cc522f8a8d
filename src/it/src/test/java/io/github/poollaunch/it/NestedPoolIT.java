package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerDiedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task's own pool works, and ends with the task's worker, however that ends. */
@ExtendWith(NoSurvivors.class)
class NestedPoolIT {

    private static void assertAllAlive(List<Long> pids) {
        assertThat(pids)
                .hasSizeGreaterThanOrEqualTo(NestedFunctions.PROCESSES)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isPresent());
    }

    private static void assertAllGone(List<Long> pids) {
        Awaitility.await()
                .until(() -> pids.stream().allMatch(pid -> ProcessHandle.of(pid).isEmpty()));
    }

    @Test
    void pool_inATask_works() {
        try (Pool pool = Pools.of(2)) {
            assertThat(pool.map(NestedFunctions::squares, List.of(List.of(1, 2), List.of(3, 4)), 1))
                    .containsExactly(List.of(1, 4), List.of(9, 16));
        }
    }

    @Test
    void poolLeftOpen_workerIsClosed_endsWithIt() {
        List<Long> pids;
        try (Pool pool = Pools.of(1)) {
            pids = pool.apply(NestedFunctions::leavePool, 0);
            assertAllAlive(pids);
        }
        assertAllGone(pids);
    }

    @Test
    void poolLeftOpen_poolIsTerminated_endsWithIt() {
        Pool pool = Pools.of(1);
        List<Long> pids = pool.apply(NestedFunctions::leavePool, 0);
        assertAllAlive(pids);
        pool.terminate();
        pool.join();
        assertAllGone(pids);
    }

    @Test
    void poolLeftOpen_workerHalts_endsWithIt() {
        try (Pool pool = Pools.of(1)) {
            List<Long> pids = pool.apply(NestedFunctions::leavePool, 0);
            assertAllAlive(pids);
            assertThatThrownBy(() -> pool.apply(Functions::haltOn13, 13)).isInstanceOf(WorkerDiedException.class);
            assertAllGone(pids);
        }
    }

    @Test
    void poolLeftOpen_workerIsKilled_endsWithIt() {
        try (Pool pool = Pools.of(1)) {
            List<Long> pids = pool.apply(NestedFunctions::leavePool, 0);
            assertAllAlive(pids);
            ProcessHandle.of(pool.workers().get(0).pid()).orElseThrow().destroyForcibly();
            assertAllGone(pids);
        }
    }

    @Test
    void poolLeftOpen_taskOfItsWorkerIsCancelled_endsWithIt() {
        try (Pool pool = Pools.of(1)) {
            List<Long> pids = pool.apply(NestedFunctions::leavePool, 0);
            assertAllAlive(pids);
            AsyncResult<Long> hanging = pool.applyAsync(Functions::hangBeyondInterrupts, 0);
            Awaitility.await()
                    .until(() -> pool.workers().stream()
                            .anyMatch(worker -> worker.state() == io.github.poollaunch.WorkerState.BUSY));
            assertThat(hanging.cancel(true)).isTrue();
            assertAllGone(pids);
        }
    }

    /** With the class path on the command line, in an argument file, and so long that the pools need such files, too. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "argfile", "long argfile"})
    void poolLeftOpen_parentJvmIsKilled_endsWithIt(String kind, @TempDir Path folder) throws Exception {
        String classPath = System.getProperty("java.class.path");
        if (kind.startsWith("long")) {
            Path deep = Files.createDirectories(folder.resolve("a folder").resolve("x".repeat(200)));
            classPath += paddedWith(deep);
        }
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        if (kind.equals("plain")) {
            command.addAll(List.of("-cp", classPath));
        } else {
            Path file = folder.resolve("parent.args");
            Files.writeString(file, "-cp \"" + classPath.replace("\\", "\\\\") + "\"\n");
            command.add("@" + file);
        }
        command.add(NestedParent.class.getName());
        Process parent = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> pids = new ArrayList<>();
        try (var lines = parent.inputReader()) {
            String line;
            while ((line = lines.readLine()) != null && !line.equals("ready")) {
                pids.add(Long.parseLong(line));
            }
            assertThat(pids).hasSize(NestedFunctions.PROCESSES + 1);
            assertAllAlive(pids);
        } finally {
            parent.destroyForcibly();
            parent.waitFor();
        }
        assertAllGone(pids);
    }

    /** Entries that differ, so that none is left out. */
    private static String paddedWith(Path folder) throws Exception {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; entries.length() < 40_000; i++) {
            entries.append(':').append(Files.createDirectories(folder.resolve("entry-" + i)));
        }
        return entries.toString();
    }
}
