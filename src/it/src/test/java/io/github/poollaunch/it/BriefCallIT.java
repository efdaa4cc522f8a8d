package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poollaunch.Args;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolInterruptedException;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.TaskTimeoutException;
import io.github.poollaunch.Wire;
import io.github.poollaunch.WorkerDiedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.it.BriefFunctions.Deed;
import io.github.poollaunch.it.BriefFunctions.Made;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that take but a moment run in their caller's thread as soon as that is known; and whatever goes wrong with one, goes as ever. */
@ExtendWith(NoSurvivors.class)
class BriefCallIT {

    /** A call that is short when it is asked to return, and whose result tells who has made it. */
    private interface Call {
        Object on(Pool pool, Deed deed);
    }

    private static final Call APPLY = (pool, deed) -> pool.apply(BriefFunctions::make, deed);

    @BeforeEach
    void forget() {
        BriefFunctions.forgetMakers();
    }

    /** Calls until the caller's thread has made a result: then it had the worker itself. */
    private static void untilItIsRunHere(Pool pool, Call call) {
        BriefFunctions.forgetMakers();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        do { // One right behind the other: on a machine that rests between two, none of them is short.
            assertThat(System.nanoTime())
                    .as("the caller makes a result within a minute")
                    .isLessThan(limit);
            call.on(pool, Deed.RETURN);
        } while (!BriefFunctions.madeHere());
    }

    static Stream<Call> calls() {
        return Stream.of(
                APPLY,
                (pool, deed) -> pool.apply(BriefFunctions::makeOne),
                (pool, deed) -> pool.apply(BriefFunctions::makeOf, deed, "text"),
                (pool, deed) -> pool.apply(BriefFunctions::makeCounted, deed, 7, Map.of("a", 1)),
                (pool, deed) -> pool.map(BriefFunctions::make, List.of(deed)),
                (pool, deed) -> pool.map(BriefFunctions::make, Collections.nCopies(20, deed)),
                (pool, deed) -> pool.map(BriefFunctions::make, Collections.nCopies(20, deed), 3),
                (pool, deed) -> pool.starmap(BriefFunctions::makeOf, List.of(Args.of(deed, "a"), Args.of(deed, "b"))),
                (pool, deed) ->
                        pool.starmap(BriefFunctions::makeOf, List.of(Args.of(deed, "a"), Args.of(deed, "b")), 1),
                (pool, deed) -> pool.starmap(
                        BriefFunctions::makeCounted, Collections.nCopies(9, Args.of(deed, 1, Map.of("a", 1)))),
                (pool, deed) -> pool.starmap(
                        BriefFunctions::makeCounted, Collections.nCopies(9, Args.of(deed, 1, Map.of("a", 1))), 2));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void call_shortByThoseBefore_isRunByItsCaller_withTheSameResult(Call call) {
        try (Pool pool = Pools.of(2)) {
            Object first = call.on(pool, Deed.RETURN);
            untilItIsRunHere(pool, call);
            assertThat(call.on(pool, Deed.RETURN)).isEqualTo(first);
        }
    }

    @Test
    void call_byAnotherWire_isRunByItsCaller() {
        try (Pool pool = Pools.builder(2).wire(Wire.SMILE).build()) {
            untilItIsRunHere(pool, APPLY);
            assertThat(APPLY.on(pool, Deed.RETURN)).isEqualTo(new Made("RETURN"));
        }
    }

    /** One that gives its carrier away may have it back only when others are done, which wait for its worker. */
    @Test
    void call_ofAVirtualThread_isRunByTheWorker() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "there are no virtual threads");
        try (Pool pool = Pools.of(1)) {
            CompletableFuture<Boolean> here = new CompletableFuture<>();
            Runnable calls = () -> {
                try {
                    BriefFunctions.forgetMakers();
                    for (int i = 0; i < 1_000; i++) {
                        APPLY.on(pool, Deed.RETURN);
                    }
                    here.complete(BriefFunctions.madeHere());
                } catch (Throwable e) {
                    here.completeExceptionally(e);
                }
            };
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, calls);
            assertThat(here.get(50, TimeUnit.SECONDS)).isFalse();
            untilItIsRunHere(pool, APPLY);
        }
    }

    @Test
    void call_unlikeThoseBeforeSlow_isWaitedForByTheWorker() {
        try (Pool pool = Pools.of(2)) {
            for (int round = 0; round < 3; round++) {
                untilItIsRunHere(pool, APPLY);
                assertThat(APPLY.on(pool, Deed.SLEEP)).isEqualTo(new Made("SLEEP"));
                assertThat(pool.map(BriefFunctions::make, List.of(Deed.RETURN, Deed.SLEEP, Deed.RETURN)))
                        .containsExactly(new Made("RETURN"), new Made("SLEEP"), new Made("RETURN"));
            }
        }
    }

    /** While the worker's thread waits for the item, its caller can be interrupted, and does not take the worker along. */
    @Test
    void call_unlikeThoseBeforeSlow_canBeInterrupted() throws Exception {
        try (Pool pool = Pools.of(1)) {
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            CompletableFuture<Void> begun = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                untilItIsRunHere(pool, APPLY);
                begun.complete(null);
                assertThatThrownBy(() -> APPLY.on(pool, Deed.SLEEP)).isInstanceOf(PoolInterruptedException.class);
                flag.complete(Thread.interrupted());
            });
            caller.start();
            begun.get(1, TimeUnit.MINUTES);
            Thread.sleep(20);
            caller.interrupt();
            assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(APPLY.on(pool, Deed.RETURN)).isEqualTo(new Made("RETURN"));
            assertThat(pool.workers()).extracting(WorkerInfo::id).containsExactly(1);
        }
    }

    @Test
    void call_throws_failsAsEver_andTheWorkerGoesOn() {
        try (Pool pool = Pools.of(1)) {
            untilItIsRunHere(pool, APPLY);
            assertThatThrownBy(() -> APPLY.on(pool, Deed.THROW))
                    .isInstanceOf(TaskFailedException.class)
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
            untilItIsRunHere(pool, APPLY);
            assertThat(pool.workers()).extracting(WorkerInfo::id).containsExactly(1);
        }
    }

    @Test
    void call_resultCannotTravel_failsAsEver() {
        try (Pool pool = Pools.of(1)) {
            for (int i = 0; i < 100; i++) {
                assertThat(pool.apply(BriefFunctions::makeStranger, Deed.RETURN))
                        .isEqualTo("fine");
            }
            assertThatThrownBy(() -> pool.apply(BriefFunctions::makeStranger, Deed.THROW))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("java.lang.Thread");
            assertThat(pool.apply(BriefFunctions::makeStranger, Deed.RETURN)).isEqualTo("fine");
        }
    }

    @Test
    void call_endsItsWorker_failsAsEver_andTheNextOneGoesOn() {
        try (Pool pool = Pools.of(1)) {
            for (int round = 0; round < 3; round++) {
                untilItIsRunHere(pool, APPLY);
                assertThatThrownBy(() -> APPLY.on(pool, Deed.HALT)).isInstanceOf(WorkerDiedException.class);
                untilItIsRunHere(pool, APPLY);
                assertThatThrownBy(() -> APPLY.on(pool, Deed.EXHAUST)).hasRootCauseInstanceOf(OutOfMemoryError.class);
            }
            // The last one may be about to end yet.
            await().untilAsserted(() ->
                    assertThat(pool.workers()).extracting(WorkerInfo::id).containsExactly(7));
            untilItIsRunHere(pool, APPLY);
        }
    }

    /** Nobody calls any more, and the worker's own thread has slept all the time. */
    @Test
    void call_workerDiesJustBehindItsReply_isReplacedAllTheSame() {
        try (Pool pool = Pools.of(1)) {
            for (int round = 0; round < 10; round++) {
                untilItIsRunHere(pool, APPLY);
                int id = pool.workers().get(0).id();
                try {
                    assertThat(APPLY.on(pool, Deed.HALT_SOON)).isEqualTo(new Made("HALT_SOON"));
                } catch (WorkerDiedException e) {
                    // It was quicker than its reply.
                }
                await().until(() -> pool.workers().stream().allMatch(worker -> worker.id() > id));
            }
        }
    }

    @Test
    void map_oneItemEndsItsWorker_theOthersAreKept() {
        try (Pool pool = Pools.of(1)) {
            untilItIsRunHere(pool, (p, deed) -> p.map(BriefFunctions::make, Collections.nCopies(20, deed)));
            List<Deed> items = new ArrayList<>(Collections.nCopies(20, Deed.RETURN));
            items.set(10, Deed.HALT);
            assertThatThrownBy(() -> pool.map(BriefFunctions::make, items))
                    .isInstanceOfSatisfying(
                            WorkerDiedException.class,
                            died -> assertThat(died.index()).isEqualTo(10));
            untilItIsRunHere(pool, APPLY);
        }
    }

    @Test
    void call_runsTooLong_isEndedAsEver() {
        try (Pool pool = Pools.builder(1).taskTimeout(Duration.ofSeconds(1)).build()) {
            untilItIsRunHere(pool, APPLY);
            assertThatThrownBy(() -> APPLY.on(pool, Deed.HANG)).isInstanceOf(TaskTimeoutException.class);
            untilItIsRunHere(pool, APPLY);
        }
    }

    /** Its death may be seen by the caller before the worker's thread has heard of it. */
    @Test
    void call_workerWasKilledJustBefore_isRunByTheNext() {
        try (Pool pool = Pools.of(1)) {
            for (int round = 0; round < 5; round++) {
                untilItIsRunHere(pool, APPLY);
                ProcessHandle.of(pool.workers().get(0).pid()).ifPresent(ProcessHandle::destroyForcibly);
                assertThat(APPLY.on(pool, Deed.RETURN)).isEqualTo(new Made("RETURN"));
            }
        }
    }

    /** A child that takes and says nothing must not hold a caller so that it cannot be interrupted, whatever the request's size. */
    @ParameterizedTest
    @ValueSource(ints = {1, 60_000, 65_470, 65_500, 1_000_000})
    void call_workerIsStopped_canBeInterrupted(int length) throws Exception {
        try (Pool pool = Pools.of(1)) {
            String text = "x".repeat(length);
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            CompletableFuture<Void> stopped = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                untilItIsRunHere(pool, (p, deed) -> p.apply(BriefFunctions::makeOf, deed, "short"));
                Signal.stop(pool.workers().get(0).pid());
                stopped.complete(null);
                assertThatThrownBy(() -> pool.apply(BriefFunctions::makeOf, Deed.RETURN, text))
                        .isInstanceOf(PoolInterruptedException.class);
                flag.complete(Thread.interrupted());
            });
            caller.start();
            stopped.get(1, TimeUnit.MINUTES);
            Thread.sleep(20);
            caller.interrupt();
            assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
            Signal.send("CONT", ProcessHandle.of(pool.workers().get(0).pid()).orElseThrow());
            assertThat(pool.apply(BriefFunctions::makeOf, Deed.RETURN, text)).isEqualTo(new Made(text));
        }
    }

    /** More than a pipe holds, or than the reader's block, each way. */
    @Test
    void call_longTexts_travelAsEver() {
        try (Pool pool = Pools.of(1)) {
            for (int length : new int[] {1, 5_000, 60_000, 70_000, 200_000, 3_000_000}) {
                String text = "ä".repeat(length);
                for (int i = 0; i < 5; i++) {
                    untilItIsRunHere(pool, (p, deed) -> p.apply(BriefFunctions::makeOf, deed, "short"));
                    assertThat(pool.apply(BriefFunctions::makeOf, Deed.RETURN, text))
                            .isEqualTo(new Made(text));
                }
            }
        }
    }

    @Test
    void manyCallers_fewWorkers_eachGetsItsOwnResult() throws Exception {
        int callers = 8;
        int calls = 2_000;
        try (Pool pool = Pools.of(3)) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                CompletableFuture<Void> end = new CompletableFuture<>();
                all.add(end);
                new Thread(() -> {
                            try {
                                for (int i = 0; i < calls; i++) {
                                    String text = number + "/" + i;
                                    assertThat(pool.apply(BriefFunctions::makeOf, Deed.RETURN, text))
                                            .isEqualTo(new Made(text));
                                }
                                end.complete(null);
                            } catch (Throwable e) {
                                end.completeExceptionally(e);
                            }
                        })
                        .start();
            }
            for (CompletableFuture<Void> each : all) {
                each.get(2, TimeUnit.MINUTES);
            }
            assertThat(pool.workers().stream().mapToLong(WorkerInfo::tasksDone).sum())
                    .isEqualTo((long) callers * calls);
        }
    }

    /** Whoever ends the pool, every call ends, well or not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void poolEnds_amidCalls_eachOfThemEnds(boolean atOnce) throws Exception {
        for (int round = 0; round < 5; round++) {
            Pool pool = Pools.of(2);
            List<CompletableFuture<Throwable>> ends = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                CompletableFuture<Throwable> end = new CompletableFuture<>();
                ends.add(end);
                new Thread(() -> {
                            try {
                                untilItIsRunHere(pool, APPLY);
                                while (true) {
                                    APPLY.on(pool, Deed.RETURN);
                                }
                            } catch (Throwable e) {
                                end.complete(e);
                            }
                        })
                        .start();
            }
            IntStream.range(0, 2_000).forEach(i -> APPLY.on(pool, Deed.RETURN));
            if (atOnce) {
                pool.terminate();
                pool.join();
            } else {
                pool.close();
            }
            for (CompletableFuture<Throwable> each : ends) {
                Throwable end = each.get(30, TimeUnit.SECONDS);
                assertThat(end instanceof ExecutionException ? end.getCause() : end)
                        .isInstanceOf(PoolClosedException.class);
            }
        }
    }
}
