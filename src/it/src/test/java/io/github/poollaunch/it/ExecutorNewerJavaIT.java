package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ExecutorService and Future can do since Java 19. */
@EnabledForJreRange(min = JRE.JAVA_19)
@ExtendWith(NoSurvivors.class)
class ExecutorNewerJavaIT {

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void future_stateAndResultNow(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        try (Pool pool = Pools.builder(1).engine(engine).build()) {
            PoolExecutorService service = pool.asExecutorService();
            Future<String> good = service.submit(gate.task("a"));
            assertThat(now(good, "state")).hasToString("RUNNING");
            assertThatThrownBy(() -> now(good, "resultNow")).isInstanceOf(IllegalStateException.class);
            gate.open();
            assertThat(good.get()).isEqualTo("a");
            assertThat(now(good, "state")).hasToString("SUCCESS");
            assertThat(now(good, "resultNow")).isEqualTo("a");
            assertThatThrownBy(() -> now(good, "exceptionNow")).isInstanceOf(IllegalStateException.class);

            Future<String> bad = service.submit(() -> ExecutorTasks.fail("odd"));
            assertThat(ExecutorServiceIT.causeOf(bad)).hasMessage("odd");
            assertThat(now(bad, "state")).hasToString("FAILED");
            assertThat(now(bad, "exceptionNow"))
                    .isInstanceOfSatisfying(
                            Functions.OddException.class, e -> assertThat(e).hasMessage("odd"));
            assertThatThrownBy(() -> now(bad, "resultNow")).isInstanceOf(IllegalStateException.class);

            Future<String> given = service.submit(ExecutorTasks::hang);
            assertThat(given.cancel(true)).isTrue();
            assertThat(now(given, "state")).hasToString("CANCELLED");
            assertThatThrownBy(() -> now(given, "exceptionNow")).isInstanceOf(IllegalStateException.class);
        }
    }

    private static Object now(Future<?> future, String method) throws Exception {
        try {
            return Future.class.getMethod(method).invoke(future);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void close_service_finishesItsWork(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        Pool pool = Pools.builder(1).engine(engine).build();
        PoolExecutorService service = pool.asExecutorService();
        Future<String> one = service.submit(gate.task("a"));
        Future<String> two = service.submit(gate.task("b"));
        gate.open();
        close(service);
        assertThat(one.get(0, TimeUnit.SECONDS) + two.get(0, TimeUnit.SECONDS)).isEqualTo("ab");
        assertThat(service.isTerminated()).isTrue();
        close(service);
    }

    @ParameterizedTest
    @MethodSource(Engines.IN_BACKGROUND)
    void close_interrupted_stopsEverything(Engine engine, @TempDir Path folder) throws Exception {
        Gate gate = new Gate(folder);
        Pool pool = Pools.builder(1).engine(engine).build();
        PoolExecutorService service = pool.asExecutorService();
        Future<String> running = service.submit(gate.task("a"));
        Future<String> waiting = service.submit(gate.task("b"));
        gate.awaitStarted("a");
        AtomicBoolean flag = new AtomicBoolean();
        Thread closing = new Thread(() -> {
            close(service);
            flag.set(Thread.currentThread().isInterrupted());
        });
        closing.start();
        closing.interrupt();
        closing.join();
        assertThat(flag).isTrue();
        assertThat(running.isDone()).isTrue();
        assertThat(waiting.isCancelled()).isTrue();
        assertThat(service.isTerminated()).isTrue();
    }

    private static void close(ExecutorService service) {
        try {
            ExecutorService.class.getMethod("close").invoke(service);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("close", e);
        }
    }
}
