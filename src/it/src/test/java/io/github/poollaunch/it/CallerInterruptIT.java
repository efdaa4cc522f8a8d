package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolInterruptedException;
import io.github.poollaunch.ResultStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller that is interrupted, while it waits or before: it learns of it, and nobody else does. */
@ExtendWith(NoSurvivors.class)
class CallerInterruptIT {

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    /** What a caller waits for: one task that stands at a gate. */
    private record Case(Pool pool, Gate gate, AsyncResult<String> pending, ResultStream<String> stream) {}

    private enum Wait {
        APPLY(c -> c.pool().apply(c.gate().task("other"))),
        MAP(c -> c.pool().map(path -> Gate.pass(path, "other"), List.of(c.gate().path()))),
        GET(c -> c.pending().get()),
        GET_TIMED(c -> c.pending().get(LONG)),
        GET_AS_FUTURE(c -> c.pending().get(10, TimeUnit.MINUTES)),
        AWAIT(c -> c.pending().await(LONG)),
        HAS_NEXT(c -> c.stream().hasNext()),
        NEXT(c -> c.stream().next()),
        NEXT_TIMED(c -> c.stream().next(LONG)),
        FOR_EACH(c -> c.stream().stream().toList());

        @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
        private final Action action;

        Wait(Action action) {
            this.action = action;
        }
    }

    private interface Action {
        @Nullable
        Object on(Case c);
    }

    /** How a wait ended: with what exception, and whether the flag was set then. */
    private record Ended(@Nullable Throwable thrown, boolean flag) {}

    static Stream<Arguments> waits() {
        return Engines.inBackground()
                .flatMap(engine -> Stream.of(Wait.values())
                        .flatMap(wait -> Stream.of(true, false)
                                .map(before -> Arguments.of(wait, engine.name(), before, engine))));
    }

    @ParameterizedTest(name = "{0}, {1}, before the call: {2}")
    @MethodSource("waits")
    void caller_interrupted_learnsOfIt_workGoesOn(Wait wait, String name, boolean before, Engine engine)
            throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(3).engine(engine).build();
                ResultStream<String> stream = pool.imap(path -> Gate.pass(path, "streamed"), List.of(gate.path()))) {
            AsyncResult<String> pending = pool.applyAsync(gate.task("pending"));
            gate.awaitStarted("pending");
            gate.awaitStarted("streamed");
            Case c = new Case(pool, gate, pending, stream);
            Ended ended = interrupted(() -> wait.action.on(c), before);
            assertThat(ended.thrown()).isInstanceOf(PoolInterruptedException.class);
            assertThat(ended.flag()).as("the flag is set again").isTrue();
            gate.open();
            assertThat(pending.get()).isEqualTo("pending");
            assertThat(stream.next()).isEqualTo("streamed");
            assertThat(stream.hasNext()).isFalse();
            assertThat(pool.map(LifeFunctions::interruptedFlag, List.of(1, 2, 3), 1))
                    .containsOnly(false);
            assertThat(pool.workers()).as("nobody was replaced").allMatch(worker -> worker.id() <= 3);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void join_interrupted_poolEndsAllTheSame(Engine engine) throws Exception {
        for (boolean before : new boolean[] {true, false}) {
            for (boolean timed : new boolean[] {true, false}) {
                Gate gate = new Gate(Files.createTempDirectory(folder, "gate"));
                Pool pool = Pools.builder(1).engine(engine).build();
                AsyncResult<String> pending = pool.applyAsync(gate.task("pending"));
                pool.asExecutorService().shutdown();
                Ended ended = interrupted(
                        () -> {
                            if (timed) {
                                return pool.join(LONG);
                            }
                            pool.join();
                            return null;
                        },
                        before);
                assertThat(ended.thrown()).isInstanceOf(PoolInterruptedException.class);
                assertThat(ended.flag()).isTrue();
                gate.open();
                pool.join();
                assertThat(pending.get()).isEqualTo("pending");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void close_interrupted_terminatesAndSetsTheFlagAgain(Engine engine) throws Exception {
        for (boolean before : new boolean[] {true, false}) {
            Gate gate = new Gate(Files.createTempDirectory(folder, "gate"));
            Pool pool = Pools.builder(1).engine(engine).build();
            AsyncResult<String> pending = pool.applyAsync(gate.task("pending"));
            gate.awaitStarted("pending");
            Ended ended = interrupted(
                    () -> {
                        pool.close();
                        return null;
                    },
                    before);
            assertThat(ended).isEqualTo(new Ended(null, true));
            assertThatThrownBy(pending::get).isInstanceOf(PoolClosedException.class);
            pool.join();
        }
    }

    /** What has ended need not be waited for. */
    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void caller_interruptedBefore_stillGetsWhatIsThere(Engine engine) throws Exception {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            AsyncResult<Integer> result = pool.applyAsync(Functions::square, 3);
            assertThat(result.await(LONG)).isTrue();
            Ended ended = interrupted(
                    () -> {
                        assertThat(result.get()).isEqualTo(9);
                        assertThat(result.get(Duration.ZERO)).isEqualTo(9);
                        assertThat(result.await(Duration.ZERO)).isTrue();
                        return null;
                    },
                    true);
            assertThat(ended).isEqualTo(new Ended(null, true));
        }
    }

    /** Runs {@code action} in a thread that is interrupted before, or when it waits, and by nothing else. */
    private static Ended interrupted(Supplier<@Nullable Object> action, boolean before) throws Exception {
        CompletableFuture<Ended> ended = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            if (before) {
                Thread.currentThread().interrupt();
            }
            Throwable thrown = null;
            try {
                Object unused = action.get();
            } catch (Throwable e) {
                thrown = e;
            }
            ended.complete(new Ended(thrown, Thread.currentThread().isInterrupted()));
        });
        caller.start();
        if (!before) {
            await("it waits").until(() -> caller.getState().name().endsWith("WAITING"));
            caller.interrupt();
        }
        return ended.get(20, TimeUnit.SECONDS);
    }
}
