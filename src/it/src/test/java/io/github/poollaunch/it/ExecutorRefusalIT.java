package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that an executor service of processes cannot take: refused at once, with the way to mend it. */
@ExtendWith(NoSurvivors.class)
class ExecutorRefusalIT {

    /** A task with state that cannot travel. */
    static final class SocketTask implements Callable<String>, Runnable {
        private final Socket socket = new Socket();

        @Override
        public String call() {
            return socket.toString();
        }

        @Override
        public void run() {
            call();
        }
    }

    @Test
    void lambda_notSerializable_isToldHow() {
        try (Pool pool = Pools.of(1)) {
            PoolExecutorService service = pool.asExecutorService();
            Callable<Integer> callable = () -> 5;
            Runnable runnable = () -> {};
            assertThatThrownBy(() -> service.submit(callable))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("not Serializable")
                    .hasMessageContaining("PoolSupplier");
            assertThatThrownBy(() -> service.submit(runnable))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("PoolRunnable");
            assertThatThrownBy(() -> service.execute(runnable)).isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void capturedValue_thatCannotTravel_isNamed() {
        try (Pool pool = Pools.of(1);
                Socket socket = new Socket()) {
            PoolExecutorService service = pool.asExecutorService();
            String fine = "fine";
            assertThatThrownBy(() -> service.submit(() -> fine + socket.isBound()))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("captured value 2 is a java.net.Socket")
                    .hasMessageContaining("make it in the worker");
            assertThatThrownBy(() -> service.execute(() -> System.out.println(socket)))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("java.net.Socket");
            assertThatThrownBy(() -> service.submit((Callable<String>) new SocketTask()))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("SocketTask");
            assertThatThrownBy(() -> service.execute(new SocketTask()))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("SocketTask");
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void completableFuture_asyncStage_isRefusedAtOnceAndToldHow(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> 1, service))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("toCompletableFuture");
            assertThatThrownBy(() -> CompletableFuture.runAsync(() -> {}, service))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("toCompletableFuture");
            CompletableFuture<Integer> stage =
                    CompletableFuture.completedFuture(1).thenApplyAsync(each -> each + 1, service);
            assertThatThrownBy(stage::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RejectedExecutionException.class);
            // What the message says to do instead.
            assertThat(pool.applyAsync(() -> 1)
                            .toCompletableFuture()
                            .thenApply(each -> each + 1)
                            .join())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.ALL)
    void futureTask_isRefusedAndToldHow(Engine engine) {
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            FutureTask<Integer> bound = new FutureTask<>(() -> 1);
            assertThatThrownBy(() -> pool.asExecutorService().execute(bound))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("submit()");
        }
    }
}
