package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.poollaunch.ChildException;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a call's end looks like when a task throws, or takes its worker along. */
@ExtendWith(NoSurvivors.class)
class PoolFailureIT {

    private static final List<Integer> TO_20 = IntStream.range(0, 20).boxed().toList();

    static Stream<Engine> engines() {
        return Stream.of(Engine.processes(), Engine.threads(), Engine.sequential());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void map_taskThrows_arrivesWithTypeMessageAndStack(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            TaskFailedException thrown = catchThrowableOfType(
                    TaskFailedException.class, () -> pool.map(Functions::failOnOdd, List.of(0, 2, 5), 1));
            assertThat(thrown.index()).isEqualTo(2);
            assertThat(thrown).hasMessageContaining("item 2").hasMessageContaining("odd: 5");
            assertThat(thrown.getCause())
                    .isInstanceOf(Functions.OddException.class)
                    .hasMessage("odd: 5")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
            assertThat(thrown.getCause().getStackTrace()[0].getMethodName()).isEqualTo("failOnOdd");
            assertThat(pool.map(Functions::failOnOdd, List.of(0, 2))).containsExactly(0, 2);
        }
    }

    @Test
    void map_exceptionCannotBeRebuilt_arrivesAsPlaceholder() {
        try (Pool pool = Pools.of(1)) {
            assertThatThrownBy(() -> pool.apply(Functions::failHidden, 5))
                    .cause()
                    .satisfies(cause -> {
                        assertThat(cause).isInstanceOf(ChildException.class).hasMessage("code 5");
                        assertThat(cause.toString()).isEqualTo(Functions.HiddenException.class.getName() + ": code 5");
                        assertThat(((ChildException) cause).originalType())
                                .isEqualTo(Functions.HiddenException.class.getName());
                        assertThat(cause.getStackTrace()[0].getMethodName()).isEqualTo("failHidden");
                    });
        }
    }

    @Test
    void twoReaders_ofOneFailure_getExceptionsOfTheirOwn() {
        try (Pool pool = Pools.of(1)) {
            var result = pool.applyAsync(Functions::failOnOdd, 1);
            Throwable first = catchThrowableOfType(TaskFailedException.class, result::get);
            Throwable second = catchThrowableOfType(TaskFailedException.class, result::get);
            assertThat(first).isNotSameAs(second);
            assertThat(first.getCause()).isNotSameAs(second.getCause());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void imap_oneItemThrows_othersOfItsChunkArrive(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            List<Object> seen = new ArrayList<>();
            try (ResultStream<Integer> results = pool.imap(Functions::failOnOdd, List.of(0, 1, 2, 3, 4), 3)) {
                while (results.hasNext()) {
                    try {
                        seen.add(results.next());
                    } catch (TaskFailedException e) {
                        seen.add("failed " + e.index());
                    }
                }
            }
            assertThat(seen).containsExactly(0, "failed 1", 2, "failed 3", 4);
        }
    }

    @Test
    void result_thatCannotTravel_failsItsItemOnly() {
        try (Pool pool = Pools.of(1);
                ResultStream<Object> results = pool.imap(Functions::unserialisable, List.of(0, 1, 2), 3)) {
            assertThat(results.next()).isEqualTo(0);
            assertThatThrownBy(results::next)
                    .hasMessageContaining("result cannot travel")
                    .hasMessageContaining("item 1");
            assertThat(results.next()).isEqualTo(2);
            assertThat(pool.workers().get(0).id()).as("the worker lives on").isEqualTo(1);
        }
    }

    static Stream<Arguments> deaths() {
        return Stream.of(
                Arguments.of("System.exit", (PoolFunction<Integer, Integer>) Functions::exitOn13, 3, "exit code 3"),
                Arguments.of("halt", (PoolFunction<Integer, Integer>) Functions::haltOn13, 77, "about to halt"),
                Arguments.of("SIGKILL", (PoolFunction<Integer, Integer>) Functions::killSelfOn13, 137, "SIGKILL"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deaths")
    void workerDies_callEndsWithItsName_poolGoesOn(
            String kind, PoolFunction<Integer, Integer> function, int code, String text) {
        try (Pool pool = Pools.of(2)) {
            WorkerDiedException died =
                    catchThrowableOfType(WorkerDiedException.class, () -> pool.map(function, TO_20, 1));
            assertThat(died.exitCode()).isEqualTo(code);
            assertThat(died.pid()).isPositive();
            assertThat(died).hasMessageContaining("item 13").hasMessageContaining(text);
            assertThat(pool.map(Functions::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
        }
    }

    @Test
    void workerCrashes_crashLogIsNamed() throws Exception {
        try (Pool pool = Pools.of(1)) {
            WorkerDiedException died =
                    catchThrowableOfType(WorkerDiedException.class, () -> pool.map(Functions::crashOn13, TO_20, 1));
            assertThat(died).hasMessageContaining("item 13").hasMessageContaining("the VM crashed");
            Matcher log = Pattern.compile("its crash log is (\\S+\\.log)").matcher(died.getMessage());
            assertThat(log.find()).isTrue();
            Path file = Path.of(log.group(1));
            assertThat(file).content().contains("SIGSEGV");
            Files.delete(file);
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deaths")
    void workerDies_inAStream_costsItsChunkOnly(
            String kind, PoolFunction<Integer, Integer> function, int code, String text) {
        try (Pool pool = Pools.of(1);
                ResultStream<Integer> results = pool.imap(function, TO_20)) {
            for (int expected : TO_20) {
                if (expected == 13) {
                    assertThatThrownBy(results::next)
                            .isInstanceOf(WorkerDiedException.class)
                            .hasMessageContaining(text);
                } else {
                    assertThat(results.next()).isEqualTo(expected);
                }
            }
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void stackOverflow_isSurvived() {
        try (Pool pool = Pools.of(1)) {
            assertThatThrownBy(() -> pool.map(Functions::overflowOn13, TO_20))
                    .hasCauseInstanceOf(StackOverflowError.class);
            assertThat(pool.workers().get(0).id()).isEqualTo(1);
        }
    }

    @Test
    void outOfMemory_failsTheTask() {
        try (Pool pool = Pools.builder(1).maxHeap("32m").build()) {
            assertThatThrownBy(() -> pool.map(Functions::outOfMemoryOn13, TO_20, 1))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("OutOfMemoryError");
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    @Test
    void usersCodeThrows_insideAValue_failsItsItemOnly() {
        try (Pool pool = Pools.of(1)) {
            assertThat(pool.apply(Functions::leaveThread, 0)).isZero();
            assertThatThrownBy(() -> pool.apply(Functions::brokenList, 3)).hasMessageContaining("broken list");
            assertThatThrownBy(() -> pool.apply(Functions::longs, new AbstractList<Long>() {
                        @Override
                        public Long get(int index) {
                            throw new IllegalStateException("broken item");
                        }

                        @Override
                        public int size() {
                            return 1;
                        }
                    }))
                    .hasMessageContaining("broken item");
            assertThat(pool.workers().get(0).id()).as("the worker lives on").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void task_interruptsItsWorkerLater_doesNotEndIt(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            if (engine != Engine.sequential()) {
                for (int i = 0; i < 5; i++) {
                    assertThat(pool.apply(Functions::interruptLater, i)).isEqualTo(i);
                }
            }
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
    }

    @Test
    void idleWorker_isKilled_costsNoCall() {
        try (Pool pool = Pools.of(1)) {
            for (int round = 0; round < 5; round++) {
                long pid = pool.apply(Functions::pid, 0);
                ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
                worker.destroyForcibly();
                worker.onExit().join();
                assertThat(pool.apply(Functions::pid, 0)).isNotEqualTo(pid);
            }
        }
    }

    @Test
    void workers_cannotStart_endsInOneErrorWithTheirWords() {
        try (Pool pool = Pools.builder(2).jvmArgs("-XX:NoSuchFlag").build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 1))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining("no worker can be started")
                    .hasMessageContaining("NoSuchFlag");
            assertThatThrownBy(() -> pool.map(Functions::square, List.of())).hasMessageContaining("NoSuchFlag");
        }
    }

    @Test
    void workers_cannotBeLaunched_endsInOneError() {
        try (Pool pool = Pools.builder(1).jvmArgs("\0").build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 1)).hasMessageContaining("could not be launched");
        }
    }

    @Test
    void classMissingInTheWorker_isToldAndThePoolGoesOn() {
        try (Pool pool = Pools.builder(1).classPath().build()) {
            assertThatThrownBy(() -> pool.apply(Functions::square, 1))
                    .isInstanceOf(PoolException.class)
                    .hasMessageContaining(Functions.class.getName())
                    .hasMessageContaining("class path");
            assertThat(pool.<Integer, Integer>apply(Math::abs, -1)).isEqualTo(1);
        }
    }

    @Test
    void taskInterruptsItself_nextTaskIsNotDisturbed() {
        try (Pool pool = Pools.of(1)) {
            assertThat(pool.map(Functions::interruptSelf, List.of(1, 2, 3))).containsExactly(false, false, false);
            assertThat(pool.apply(Functions::square, 2)).isEqualTo(4);
        }
    }

    @Test
    void hangingTask_isEndedByTerminate() {
        try (Pool pool = Pools.of(1)) {
            var result = pool.applyAsync(Functions::hangBeyondInterrupts, 1);
            Awaitility.await().until(() -> pool.workers().get(0).state() == WorkerState.BUSY);
            pool.terminate();
            assertThatThrownBy(result::get).hasMessageContaining("terminated");
            pool.join();
        }
    }
}
