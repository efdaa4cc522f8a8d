package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.protocol.remains.WorkerMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a worker has started does not outlive it, however the worker ends. */
@ExtendWith(NoSurvivors.class)
@EnabledOnOs(OS.LINUX)
class OrphanIT {

    static List<Arguments> deaths() {
        List<Arguments> all = new ArrayList<>();
        for (OrphanFunctions.Kind kind : OrphanFunctions.Kind.values()) {
            for (OrphanFunctions.Death death : OrphanFunctions.Death.values()) {
                all.add(Arguments.of(death, kind));
            }
        }
        return all;
    }

    private static void assertGone(long pid) {
        Awaitility.await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("deaths")
    void workerDiesByItself_whatItStarted_isGoneAndHoldsNobodyUp(
            OrphanFunctions.Death death, OrphanFunctions.Kind kind) {
        try (Pool pool = Pools.of(1)) {
            long orphan = pool.apply(OrphanFunctions::start, kind);
            assertThat(ProcessHandle.of(orphan)).isPresent();
            WorkerDiedException died =
                    catchThrowableOfType(WorkerDiedException.class, () -> pool.apply(OrphanFunctions::die, death));
            // The sign of a call that had to wait for its time limit.
            assertThat(died).message().doesNotContain("holds its output open");
            assertGone(orphan);
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @EnumSource(OrphanFunctions.Kind.class)
    void terminate_whatItStarted_isGone(OrphanFunctions.Kind kind) {
        Pool pool = Pools.of(1);
        long orphan = pool.apply(OrphanFunctions::start, kind);
        AsyncResult<Long> busy = pool.applyAsync(Functions::hangBeyondInterrupts, 0);
        pool.terminate();
        pool.join();
        assertGone(orphan);
        assertThat(busy.ready()).isTrue();
    }

    @Test
    void closeInOrder_daemonOfATask_livesOn() {
        long daemon;
        long child;
        try (Pool pool = Pools.of(1)) {
            daemon = pool.apply(OrphanFunctions::start, OrphanFunctions.Kind.DAEMON);
            child = pool.apply(OrphanFunctions::start, OrphanFunctions.Kind.CHILD);
        }
        try {
            assertGone(child);
            assertThat(ProcessHandle.of(daemon)).isPresent();
        } finally {
            ProcessHandle.of(daemon).ifPresent(ProcessHandle::destroyForcibly);
        }
        assertGone(daemon);
    }

    @Test
    void terminate_taskThatForksForEver_leavesNothing() {
        Pool pool = Pools.of(1);
        long worker = pool.apply(Functions::pid, 0);
        AsyncResult<Integer> busy = pool.applyAsync(OrphanFunctions::forkForEver, 0);
        String mark = mark(worker);
        Awaitility.await().until(() -> carriers(mark) > 10);
        pool.terminate();
        pool.join();
        Awaitility.await().until(() -> carriers(mark) == 0);
        assertThat(busy.ready()).isTrue();
    }

    /** The other worker's processes, and those of another pool, are nobody's orphans. */
    @Test
    void workerDiesByItself_whatOthersStarted_lives() {
        try (Pool pool = Pools.of(1);
                Pool other = Pools.of(1)) {
            long theirs = other.apply(OrphanFunctions::start, OrphanFunctions.Kind.DAEMON);
            long orphan = pool.apply(OrphanFunctions::start, OrphanFunctions.Kind.DAEMON);
            assertThatThrownBy(() -> pool.apply(OrphanFunctions::die, OrphanFunctions.Death.HALT))
                    .isInstanceOf(WorkerDiedException.class);
            assertGone(orphan);
            long next = pool.apply(OrphanFunctions::start, OrphanFunctions.Kind.DAEMON);
            assertThat(ProcessHandle.of(theirs)).isPresent();
            pool.terminate();
            pool.join();
            assertGone(next);
            assertThat(ProcessHandle.of(theirs)).isPresent();
            other.terminate();
            other.join();
            assertGone(theirs);
        }
    }

    /** A pool in a task, whose worker starts a daemon: the outer worker's death is the daemon's. */
    @Test
    void outerWorkerDies_daemonOfItsPool_isGone(@TempDir Path folder) {
        try (Pool pool = Pools.of(1)) {
            long orphan = pool.apply(NestedFunctions::startDaemon, 0);
            assertThat(ProcessHandle.of(orphan)).isPresent();
            assertThatThrownBy(() -> pool.apply(OrphanFunctions::die, OrphanFunctions.Death.HALT))
                    .isInstanceOf(WorkerDiedException.class);
            assertGone(orphan);
        }
    }

    private static String mark(long pid) {
        String environment = environment(Path.of("/proc", Long.toString(pid)));
        int from = environment.indexOf(WorkerMark.VARIABLE);
        return environment.substring(from, environment.indexOf('\0', from) + 1);
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // It is gone.
        }
    }

    private static long carriers(String mark) {
        return ProcessHandle.allProcesses()
                .filter(each ->
                        environment(Path.of("/proc", Long.toString(each.pid()))).contains(mark))
                .count();
    }
}
