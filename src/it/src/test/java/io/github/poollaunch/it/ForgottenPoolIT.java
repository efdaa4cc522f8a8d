package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.ResultStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools that nobody has closed and nobody can close any more. Each is made in a method whose frame has gone. */
@ExtendWith(NoSurvivors.class)
class ForgottenPoolIT {

    private static final String WARNING = " was neither closed nor terminated";

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void captureStderr() {
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreStderr() {
        System.setErr(before);
    }

    private List<String> warnings() {
        return captured.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(WARNING))
                .toList();
    }

    private void awaitWarnings(int count) {
        await("the warning").until(() -> {
            System.gc();
            return warnings().size() >= count;
        });
        assertThat(warnings()).hasSize(count);
    }

    /** Collects what is garbage: a pool that is made and forgotten here is found to be so, and then perhaps others were, too. */
    private void collectGarbage() {
        for (int round = 0; round < 2; round++) {
            int warned = warnings().size();
            forgetOne(Engine.sequential());
            await("a pool that is certainly forgotten is found").until(() -> {
                System.gc();
                return warnings().size() > warned;
            });
        }
    }

    private static WeakReference<Pool> forgetOne(Engine engine) {
        return new WeakReference<>(Pools.builder(2).engine(engine).build());
    }

    private static void awaitCollected(WeakReference<Pool> pool) {
        await("nothing holds the pool").until(() -> {
            System.gc();
            return pool.get() == null;
        });
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void forgottenPool_idle_isClosedWithOneWarning(Engine engine) {
        String name = forgetUsed(engine);
        awaitWarnings(1);
        assertThat(warnings().get(0))
                .startsWith(name + WARNING)
                .contains("try-with-resources", getClass().getSimpleName() + ".java:");
        await("its processes end")
                .until(() -> ProcessHandle.current().children().toList(), List::isEmpty);
        collectGarbage();
        assertThat(warnings()).filteredOn(line -> line.startsWith(name + " ")).hasSize(1);
    }

    private static String forgetUsed(Engine engine) {
        Recorder recorder = new Recorder();
        Pool pool = Pools.builder(2).engine(engine).listener(recorder).build();
        assertThat(pool.map(Functions::square, List.of(1, 2, 3), 1)).containsExactly(1, 4, 9);
        try (ResultStream<Integer> read = pool.imap(Functions::square, List.of(1, 2, 3))) {
            assertThat(read.next()).isEqualTo(1);
        }
        CompletableFuture<Integer> told = new CompletableFuture<>();
        AsyncResult<Integer> result =
                pool.applyAsync(Functions::square, 3, told::complete, told::completeExceptionally);
        assertThat(told.join()).isEqualTo(9);
        assertThat(result.get()).isEqualTo(9);
        return nameOf(pool);
    }

    /** As it calls itself in its errors. */
    private static String nameOf(Pool pool) {
        try {
            pool.join();
            return "ended";
        } catch (IllegalStateException e) {
            return e.getMessage().substring(0, e.getMessage().indexOf(' '));
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void forgottenPool_workPending_finishesIt(Engine engine) throws Exception {
        Gate gate = new Gate(folder);
        CompletableFuture<String> told = new CompletableFuture<>();
        List<AsyncResult<String>> pending = forgetWithWork(engine, gate, told);
        gate.awaitStarted("0");
        awaitWarnings(1);
        gate.open();
        for (int i = 0; i < pending.size(); i++) {
            assertThat(pending.get(i).get()).isEqualTo(String.valueOf(i));
        }
        assertThat(told.get(30, TimeUnit.SECONDS)).isEqualTo("0");
    }

    private static List<AsyncResult<String>> forgetWithWork(Engine engine, Gate gate, CompletableFuture<String> told) {
        Pool pool = Pools.builder(2).engine(engine).build();
        List<AsyncResult<String>> pending = new ArrayList<>();
        pending.add(pool.applyAsync(gate.task("0"), told::complete, told::completeExceptionally));
        for (int i = 1; i < 5; i++) {
            pending.add(pool.applyAsync(gate.task(String.valueOf(i))));
        }
        return pending;
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void forgottenPool_itsExecutorServiceHeld_livesOn(Engine engine) throws Exception {
        PoolExecutorService service = executorOf(engine);
        collectGarbage();
        Future<Integer> answer = service.submit(() -> 6 * 7);
        assertThat(answer.get()).isEqualTo(42);
        assertThat(service.isShutdown()).isFalse();
        service.shutdown();
        assertThat(service.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        collectGarbage();
        assertThat(warnings())
                .as("only of those that were forgotten on purpose")
                .hasSize(4);
    }

    private static PoolExecutorService executorOf(Engine engine) {
        return Pools.builder(2).engine(engine).build().asExecutorService();
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void forgottenPool_itsStreamBeingRead_livesOn(Engine engine) {
        readEndless(engine);
        awaitWarnings(5); // Four of the garbage, and one of the pool, whose stream has been closed.
    }

    private void readEndless(Engine engine) {
        Iterable<Integer> endless = () -> IntStream.iterate(0, i -> i + 1).iterator();
        int expected = 0;
        try (ResultStream<Integer> results = streamOf(engine, endless)) {
            for (int result : results) {
                assertThat(result).isEqualTo(expected * expected);
                if (++expected == 20 || expected == 40) {
                    collectGarbage();
                    assertThat(warnings()).hasSize(expected / 10);
                }
                if (expected == 200) {
                    break;
                }
            }
        }
    }

    private static ResultStream<Integer> streamOf(Engine engine, Iterable<Integer> input) {
        return Pools.builder(2).engine(engine).build().imap(Functions::square, input);
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void forgottenPool_withItsStream_isClosed(Engine engine) {
        forgetStream(engine);
        awaitWarnings(1);
    }

    private static void forgetStream(Engine engine) {
        Iterable<Integer> endless = () -> IntStream.iterate(0, i -> i + 1).iterator();
        assertThat(streamOf(engine, endless).next()).isZero();
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void forgottenPool_closedOrTerminatedBefore_isNoNews(Engine engine) {
        for (WeakReference<Pool> pool : endedInAllWays(engine)) {
            awaitCollected(pool);
        }
        collectGarbage();
        assertThat(warnings())
                .as("only of those that were forgotten on purpose")
                .hasSize(2);
    }

    private static List<WeakReference<Pool>> endedInAllWays(Engine engine) {
        Pool closed = Pools.builder(1).engine(engine).build();
        assertThat(closed.apply(Functions::square, 3)).isEqualTo(9);
        closed.close();
        Pool terminated = Pools.builder(1).engine(engine).build();
        terminated.terminate();
        terminated.join();
        Pool shutDown = Pools.builder(1).engine(engine).build();
        shutDown.asExecutorService().shutdown();
        return List.of(new WeakReference<>(closed), new WeakReference<>(terminated), new WeakReference<>(shutDown));
    }

    @Test
    void forgottenPool_broken_isNoNews() {
        awaitCollected(brokenPool());
        collectGarbage();
        assertThat(warnings())
                .as("only of those that were forgotten on purpose")
                .hasSize(2);
    }

    private static WeakReference<Pool> brokenPool() {
        Pool pool = Pools.builder(1).jvmArgs("-XX:NoSuchFlag").build();
        assertThatThrownBy(() -> pool.apply(Functions::square, 1)).isInstanceOf(PoolBrokenException.class);
        return new WeakReference<>(pool);
    }

    /** A pool that is used for one call must not be found forgotten while that is being submitted: it would be refused. */
    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void call_poolIsUsedForNothingElse_isNotRefused(Engine engine) {
        assertThat(submitting(engine).apply(Functions::square, 3)).isEqualTo(9);
        assertThat(submitting(engine).map(Functions::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
        assertThat(squaresOfAStream(engine)).containsExactly(1, 4);
        assertThatCode(() -> submitting(engine).asExecutorService().execute(() -> {}))
                .doesNotThrowAnyException();
        awaitWarnings(4 + 4 * 2);
    }

    /** In a frame of its own, which would hold the stream. */
    private List<Integer> squaresOfAStream(Engine engine) {
        try (ResultStream<Integer> results = submitting(engine).imap(Functions::square, List.of(1, 2))) {
            return results.stream().toList();
        }
    }

    /** A pool that garbage is collected for while it takes a call. */
    private Pool submitting(Engine engine) {
        return Pools.builder(1)
                .engine(engine)
                .listener(new PoolListener() {
                    @Override
                    public void callStarted(long items) {
                        collectGarbage();
                    }
                })
                .build();
    }
}
