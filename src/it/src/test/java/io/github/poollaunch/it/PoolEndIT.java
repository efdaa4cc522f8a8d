package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.PoolInterruptedException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.ResultStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The ends of a pool: closed, terminated, interrupted, or left behind by its JVM. */
@ExtendWith(NoSurvivors.class)
class PoolEndIT {

    static Stream<Engine> engines() {
        return Stream.of(Engine.processes(), Engine.threads(), Engine.sequential());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void close_afterwards_refusesCallsAndIsRepeatable(Engine engine) {
        Pool pool = Pools.builder(2).engine(engine).build();
        AsyncResult<List<Integer>> pending = pool.mapAsync(Functions::square, List.of(1, 2, 3));
        assertThatThrownBy(pool::join).isInstanceOf(IllegalStateException.class);
        pool.close();
        pool.close();
        assertThat(pending.ready()).isTrue();
        assertThat(pending.get()).containsExactly(1, 4, 9);
        assertThat(pool.join(Duration.ZERO)).isTrue();
        assertThat(pool.workers().stream().filter(worker -> engine == Engine.processes()))
                .isEmpty();
        assertThatThrownBy(() -> pool.map(Functions::square, List.of())).isInstanceOf(PoolClosedException.class);
        assertThatThrownBy(() -> pool.apply(Functions::square, 1)).isInstanceOf(PoolClosedException.class);
        assertThatThrownBy(() -> pool.imap(Functions::square, List.of())).isInstanceOf(PoolClosedException.class);
    }

    /** Closes its pool in the midst of the first call: after the check that it runs, before the call is taken. */
    private static final class ClosesMeanwhile implements PoolListener {
        private final AtomicReference<Pool> pool = new AtomicReference<>();

        static Pool pool(Engine engine) {
            ClosesMeanwhile listener = new ClosesMeanwhile();
            Pool pool = Pools.builder(1).engine(engine).listener(listener).build();
            listener.pool.set(pool);
            return pool;
        }

        @Override
        public void callStarted(long items) {
            Thread closing = new Thread(pool.get()::close);
            closing.start();
            try {
                closing.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** It is one or the other: what is returned is run in full. */
    @ParameterizedTest
    @MethodSource("engines")
    void close_whileACallIsMade_refusesIt(Engine engine) {
        List<Integer> items = List.of(1, 2, 3);
        List<Object> told = new CopyOnWriteArrayList<>();
        List<Function<Pool, AsyncResult<?>>> lists = List.of(
                pool -> pool.applyAsync(Functions::square, 1, told::add, told::add),
                pool -> pool.mapAsync(Functions::square, items, told::add, told::add));
        List<Function<Pool, ResultStream<?>>> streams = List.of(
                pool -> pool.imap(Functions::square, items), pool -> pool.imapUnordered(Functions::square, items));
        assertThat(lists).allSatisfy(call -> assertRefused(() -> call.apply(ClosesMeanwhile.pool(engine))));
        assertThat(streams).allSatisfy(call -> assertRefused(() -> call.apply(ClosesMeanwhile.pool(engine))));
        assertThat(told).isEmpty();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(PoolClosedException.class).hasMessageContaining("is closed");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void close_whileAnExecutorsTaskIsGiven_refusesIt(Engine engine) {
        PoolExecutorService service = ClosesMeanwhile.pool(engine).asExecutorService();
        assertThatThrownBy(() -> service.submit(() -> 1))
                .isInstanceOf(RejectedExecutionException.class)
                .hasCauseInstanceOf(PoolClosedException.class);
    }

    /** A child that is launched while its pool is ended is killed before it is known to anybody. */
    @Test
    void join_endedWhileWorkersAreLaunched_returnsWhenTheyAreGone() {
        for (int i = 0; i < 60; i++) {
            Pool pool = Pools.of(2);
            if (i % 2 == 0) {
                AsyncResult<Integer> unused = pool.applyAsync(Functions::square, 1);
            }
            pool.terminate();
            pool.join();
            assertThat(ProcessHandle.current().children().toList()).isEmpty();
        }
    }

    @Test
    void close_workPending_finishesAllOfIt(@TempDir Path folder) throws Exception {
        Pool pool = Pools.of(2);
        List<AsyncResult<String>> pending = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pending.add(pool.applyAsync(Functions::waitForGo, folder.toString()));
        }
        Thread closing = new Thread(pool::close);
        closing.start();
        Files.writeString(folder.resolve("go"), "");
        closing.join();
        assertThat(pending)
                .allSatisfy(result -> assertThat(result.get(Duration.ZERO)).isEqualTo("went"));
    }

    @Test
    void terminate_pendingResults_endAtOnce() {
        Pool pool = Pools.of(1);
        List<AsyncResult<Long>> pending = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pending.add(pool.applyAsync(Functions::hang, i));
        }
        pool.terminate();
        assertThat(pending)
                .allSatisfy(result -> assertThatThrownBy(() -> result.get(Duration.ZERO))
                        .isInstanceOf(PoolClosedException.class)
                        .hasMessageContaining("terminated"));
        pool.terminate();
        pool.close();
        assertThatThrownBy(() -> pool.apply(Functions::square, 1)).isInstanceOf(PoolClosedException.class);
    }

    @Test
    void close_interrupted_terminates() throws Exception {
        Pool pool = Pools.of(1);
        AsyncResult<Long> pending = pool.applyAsync(Functions::hang, 0);
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread closing = new Thread(() -> {
            pool.close();
            flag.set(Thread.currentThread().isInterrupted());
        });
        closing.start();
        closing.interrupt();
        closing.join();
        assertThat(flag.get()).isTrue();
        assertThatThrownBy(pending::get).isInstanceOf(PoolClosedException.class);
        pool.join();
    }

    @Test
    void get_interrupted_leavesThePoolAlone() throws Exception {
        try (Pool pool = Pools.of(1)) {
            CountDownLatch waiting = new CountDownLatch(1);
            AtomicReference<Throwable> seen = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                waiting.countDown();
                try {
                    pool.apply(Functions::hang, 0);
                } catch (PoolInterruptedException e) {
                    seen.set(e);
                }
            });
            caller.start();
            waiting.await();
            caller.interrupt();
            caller.join();
            assertThat(seen.get()).isInstanceOf(PoolInterruptedException.class);
            pool.terminate();
        }
    }

    @Test
    void cancel_pendingCall_isDropped() {
        try (Pool pool = Pools.of(1)) {
            AsyncResult<Long> running = pool.applyAsync(Functions::hang, 0);
            AsyncResult<Integer> waiting = pool.applyAsync(Functions::square, 3);
            assertThat(waiting.cancel(true)).isTrue();
            assertThat(waiting.isCancelled()).isTrue();
            assertThatThrownBy(waiting::get).isInstanceOf(java.util.concurrent.CancellationException.class);
            assertThat(waiting.successful()).isFalse();
            assertThat(running.ready()).isFalse();
            pool.terminate();
        }
    }

    @Test
    void grandchildren_endWithTheirWorker() {
        long grandchild;
        try (Pool pool = Pools.of(1)) {
            grandchild = pool.apply(Functions::leaveGrandchild, 0);
            assertThat(ProcessHandle.of(grandchild)).isPresent();
        }
        assertGone(grandchild);
        Pool pool = Pools.of(1);
        grandchild = pool.apply(Functions::leaveGrandchild, 0);
        pool.terminate();
        pool.join();
        assertGone(grandchild);
    }

    private static void assertGone(long pid) {
        Awaitility.await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(ParentProgram.End.class)
    void parentJvm_endsInAnyWay_leavesNoProcess(ParentProgram.End end) throws Exception {
        assumeThat(end == ParentProgram.End.SIGINT && Signals.interruptIsIgnored())
                .as("a background job of a shell ignores SIGINT, and so do the processes it starts")
                .isFalse();
        Process parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentProgram.class.getName(),
                        end.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> pids = new ArrayList<>();
        try (var lines = parent.inputReader()) {
            String line;
            while ((line = lines.readLine()) != null && !line.equals("ready")) {
                pids.add(Long.parseLong(line));
            }
            assertThat(pids).hasSize(ParentProgram.PROCESSES + 1);
            switch (end) {
                case SIGKILL -> parent.destroyForcibly();
                case SIGTERM -> parent.destroy();
                case SIGINT ->
                    new ProcessBuilder("kill", "-INT", Long.toString(parent.pid()))
                            .start()
                            .waitFor();
                default -> {
                    // It ends by itself.
                }
            }
            parent.waitFor();
        } finally {
            parent.destroyForcibly();
        }
        assertThat(pids).allSatisfy(PoolEndIT::assertGone);
        assertThat(parent.exitValue()).isEqualTo(end.exitCode);
    }
}
