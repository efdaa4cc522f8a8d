package io.github.poollaunch.it.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.it.Engines;
import io.github.poollaunch.it.NoSurvivors;
import io.github.poollaunch.it.Pools;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of tasks, of results, and of callbacks. */
@ExtendWith(NoSurvivors.class)
class PythonPoolErrorsIT {

    @TempDir
    Path folder;

    @Test
    void taskThrows_inAProcess_itsFramesArePrintedHere() {
        try (Pool pool = Pools.of(1)) {
            TaskFailedException thrown =
                    catchThrowableOfType(TaskFailedException.class, () -> pool.apply(PythonTasks::raise));
            assertThat(thrown.getCause())
                    .isExactlyInstanceOf(NoSuchElementException.class)
                    .hasMessage("key");
            assertThat(thrown.getCause().getStackTrace()[0].getMethodName()).isEqualTo("raise");
            StringWriter printed = new StringWriter();
            thrown.printStackTrace(new PrintWriter(printed));
            assertThat(printed.toString())
                    .contains("NoSuchElementException: key", "PythonTasks.raise(PythonTasks.java:")
                    .contains("PythonPoolErrorsIT.java:");
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void taskThrows_inEachEngine_isWrappedAlike(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            assertThatThrownBy(() -> pool.apply(PythonTasks::raise))
                    .isInstanceOf(TaskFailedException.class)
                    .cause()
                    .isExactlyInstanceOf(NoSuchElementException.class)
                    .hasMessage("key");
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void exceptionReturned_isAValueAndNoFailure(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            AsyncResult<Exception> result = pool.applyAsync(PythonTasks::giveBack, "v");
            assertThat(result.get())
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("v");
            assertThat(result.successful()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void errorCallback_ofApply_isToldWhatGetThrows(Engine engine) {
        List<Throwable> told = Collections.synchronizedList(new ArrayList<>());
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            AsyncResult<Integer> result = pool.applyAsync(PythonTasks::raise, null, told::add);
            assertThatThrownBy(result::get).hasCauseInstanceOf(NoSuchElementException.class);
            assertThat(told)
                    .singleElement()
                    .satisfies(error -> assertThat(error)
                            .isInstanceOf(TaskFailedException.class)
                            .hasCauseInstanceOf(NoSuchElementException.class));
        }
    }

    @Test
    void resultCannotTravel_manyTimes_losesNoWorker() {
        try (Pool pool = Pools.of(2)) {
            for (int round = 0; round < 20; round++) {
                CompletableFuture<Throwable> told = new CompletableFuture<>();
                AsyncResult<Object> result = pool.applyAsync(PythonTasks::unserialisable, null, told::complete);
                assertThatThrownBy(result::get).isInstanceOf(ItemFailedException.class);
                assertThat(told)
                        .isCompletedWithValueMatching(
                                error -> error.getMessage().contains("java.lang.Object")
                                        && error.getMessage().contains("handler")
                                        && error.getMessage().contains("cannot travel"));
            }
            assertThat(pool.workers().stream().map(WorkerInfo::id)).containsExactly(1, 2);
            assertThat(pool.map(PythonTasks::square, List.of(1, 2))).containsExactly(1, 4);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void map_everyTaskThrowsMuch_poolStillEnds(Engine engine) {
        Pool pool = Pools.builder(2).engine(engine).build();
        assertThatThrownBy(() -> pool.map(PythonTasks::raiseLarge, List.of(0, 1)))
                .hasCauseInstanceOf(IllegalArgumentException.class);
        pool.close();
        pool.join();
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void map_anItemThrows_onlyTheRestOfItsChunkIsSkipped(Engine engine) throws Exception {
        List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
        List<Object> successes = Collections.synchronizedList(new ArrayList<>());
        String marks = folder.toString();
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            AsyncResult<List<Integer>> result = pool.mapAsync(
                    x -> PythonTasks.mark(marks, 1, x), PythonPoolCallsIT.numbers(8), 4, successes::add, errors::add);
            assertThatThrownBy(result::get)
                    .isInstanceOfSatisfying(
                            TaskFailedException.class,
                            e -> assertThat(e.index()).isEqualTo(1))
                    .hasRootCauseMessage("refused 1");
        }
        assertThat(errors).hasSize(1);
        assertThat(successes).isEmpty();
        try (Stream<Path> ran = Files.list(folder)) {
            assertThat(ran.map(each -> each.getFileName().toString()).sorted())
                    .containsExactly("ran-0", "ran-1", "ran-4", "ran-5", "ran-6", "ran-7");
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void map_twoItemsThrow_theFirstToArriveCounts(Engine engine) {
        Path oneIsToldOf = folder.resolve("one is told of");
        PoolListener listener = new PoolListener() {
            @Override
            public void chunkDone(WorkerInfo worker, int items, int failed) {
                try {
                    Files.writeString(oneIsToldOf, "");
                } catch (java.io.IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        String gate = oneIsToldOf.toString();
        try (Pool pool = Pools.builder(2).engine(engine).listener(listener).build()) {
            assertThatThrownBy(() -> pool.map(
                            x -> {
                                if (x == 0) {
                                    PythonTasks.await(gate, x);
                                }
                                return PythonTasks.raiseLarge(x);
                            },
                            List.of(0, 1),
                            1))
                    .isInstanceOfSatisfying(
                            TaskFailedException.class,
                            e -> assertThat(e.index()).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void imap_anItemThrows_isThrownInItsPlaceWhateverTheChunkSize(Engine engine) {
        try (Pool pool = Pools.builder(2).engine(engine).build()) {
            assertThat(read(pool.imap(PythonTasks::failOnOne, List.of(0, 1, 2, 3))))
                    .containsExactly(0, "failed 1", 2, 3);
            // CPython raises once, and loses all six.
            assertThat(read(pool.imap(PythonTasks::failOnOne, PythonPoolCallsIT.numbers(6), 3)))
                    .containsExactly(0, "failed 1", 2, 3, 4, 5);
            assertThat(read(pool.imapUnordered(PythonTasks::failOnOne, PythonPoolCallsIT.numbers(6))))
                    .containsExactlyInAnyOrder(0, "failed 1", 2, 3, 4, 5);
        }
    }

    private static List<Object> read(ResultStream<Integer> results) {
        List<Object> seen = new ArrayList<>();
        while (results.hasNext()) {
            try {
                seen.add(results.next());
            } catch (TaskFailedException e) {
                seen.add("failed " + e.index());
            }
        }
        return seen;
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void callbackThrows_nothingElseIsDisturbed(Engine engine) throws Exception {
        CompletableFuture<Throwable> reported = new CompletableFuture<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> reported.complete(e));
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            AsyncResult<Integer> result = pool.applyAsync(
                    PythonTasks::square,
                    2,
                    x -> {
                        throw new IllegalStateException("a callback's own");
                    },
                    null);
            assertThat(result.get(Duration.ofSeconds(30))).isEqualTo(4);
            assertThat(pool.map(PythonTasks::square, List.of(3))).containsExactly(9);
            assertThat(reported.get(30, TimeUnit.SECONDS)).hasMessage("a callback's own");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void functionCannotTravel_isRefusedBeforeAnyWork() {
        Object captured = new Object();
        try (Pool pool = Pools.of(1)) {
            for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call :
                    List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                            () -> pool.map(
                                    x -> captured.hashCode(),
                                    IntStream.range(0, 3).boxed().toList()),
                            () -> pool.map(x -> captured.hashCode(), List.of()),
                            () -> pool.imap(x -> captured.hashCode(), List.of(1)),
                            () -> pool.applyAsync(captured::hashCode))) {
                assertThatThrownBy(call)
                        .hasMessageContaining("java.lang.Object")
                        .hasMessageContaining("Serializable");
            }
            assertThat(pool.apply(PythonTasks::square, 3)).isEqualTo(9);
        }
    }
}
