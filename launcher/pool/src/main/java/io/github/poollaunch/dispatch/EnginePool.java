package io.github.poollaunch.dispatch;

import io.github.poollaunch.Args2;
import io.github.poollaunch.Args3;
import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBiFunction;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolInterruptedException;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.PoolTriFunction;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.Saturation;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.PoolOptions;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pool: each call checks the state, then its arguments, and becomes a job. */
public final class EnginePool extends AwaitedCalls {

    private EnginePool(PoolLife life) {
        super(life);
    }

    /** Makes a pool and starts its engine. */
    public static Pool open(Engine engine, PoolOptions options) {
        PoolLife life = new PoolLife(
                engine,
                options.listener() == PoolOptions.NO_LISTENER
                        ? options
                        : options.withListener(new SafeListener(options.listener())));
        EnginePool pool = new EnginePool(life);
        ForgottenPools.watch(pool, life);
        return pool;
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> applyAsync(
            PoolSupplier<R> function,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        life.checkRunning();
        return taken(submission.one(UserTask.of(function), null, callback, errorCallback));
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            PoolFunction<T, R> function,
            T item,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        life.checkRunning();
        return taken(submission.one(UserTask.of(function), item, callback, errorCallback));
    }

    @Override
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<R> applyAsync(
                    PoolBiFunction<A, B, R> function,
                    A first,
                    B second,
                    @Nullable Consumer<? super R> callback,
                    @Nullable Consumer<? super Throwable> errorCallback) {
        life.checkRunning();
        return taken(
                submission.one(UserTask.of(function), new @Nullable Object[] {first, second}, callback, errorCallback));
    }

    @Override
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            AsyncResult<R> applyAsync(
                    PoolTriFunction<A, B, C, R> function,
                    A first,
                    B second,
                    C third,
                    @Nullable Consumer<? super R> callback,
                    @Nullable Consumer<? super Throwable> errorCallback) {
        life.checkRunning();
        return taken(submission.one(
                UserTask.of(function), new @Nullable Object[] {first, second, third}, callback, errorCallback));
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            PoolFunction<T, R> function,
            Iterable<? extends T> items,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        life.checkRunning();
        return taken(submission.list(
                UserTask.of(function), ListInput.of(items), ChunkSize.AUTOMATIC, callback, errorCallback));
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            PoolFunction<T, R> function,
            Iterable<? extends T> items,
            int chunkSize,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        life.checkRunning();
        ChunkSize size = ChunkSize.of(chunkSize);
        return taken(submission.list(UserTask.of(function), ListInput.of(items), size, callback, errorCallback));
    }

    @Override
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    PoolBiFunction<A, B, R> function,
                    Iterable<Args2<A, B>> items,
                    @Nullable Consumer<? super List<R>> callback,
                    @Nullable Consumer<? super Throwable> errorCallback) {
        life.checkRunning();
        return taken(submission.list(
                UserTask.of(function), ListInput.ofPairs(items), ChunkSize.AUTOMATIC, callback, errorCallback));
    }

    @Override
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    PoolBiFunction<A, B, R> function,
                    Iterable<Args2<A, B>> items,
                    int chunkSize,
                    @Nullable Consumer<? super List<R>> callback,
                    @Nullable Consumer<? super Throwable> errorCallback) {
        life.checkRunning();
        ChunkSize size = ChunkSize.of(chunkSize);
        return taken(submission.list(UserTask.of(function), ListInput.ofPairs(items), size, callback, errorCallback));
    }

    @Override
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    PoolTriFunction<A, B, C, R> function,
                    Iterable<Args3<A, B, C>> items,
                    @Nullable Consumer<? super List<R>> callback,
                    @Nullable Consumer<? super Throwable> errorCallback) {
        life.checkRunning();
        return taken(submission.list(
                UserTask.of(function), ListInput.ofThrees(items), ChunkSize.AUTOMATIC, callback, errorCallback));
    }

    @Override
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            AsyncResult<List<R>> starmapAsync(
                    PoolTriFunction<A, B, C, R> function,
                    Iterable<Args3<A, B, C>> items,
                    int chunkSize,
                    @Nullable Consumer<? super List<R>> callback,
                    @Nullable Consumer<? super Throwable> errorCallback) {
        life.checkRunning();
        ChunkSize size = ChunkSize.of(chunkSize);
        return taken(submission.list(UserTask.of(function), ListInput.ofThrees(items), size, callback, errorCallback));
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imap(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
        life.checkRunning();
        return taken(submission.stream(
                UserTask.of(function), Objects.requireNonNull(items, "items"), ChunkSize.of(chunkSize), true, this));
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imapUnordered(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
        life.checkRunning();
        return taken(submission.stream(
                UserTask.of(function), Objects.requireNonNull(items, "items"), ChunkSize.of(chunkSize), false, this));
    }

    @Override
    public PoolExecutorService asExecutorService() {
        return new PoolExecutor(this, life, submission, QueueLimit.NONE);
    }

    @Override
    public PoolExecutorService asExecutorService(int queueCapacity, Saturation saturation) {
        return new PoolExecutor(
                this, life, submission, QueueLimit.of(queueCapacity, Objects.requireNonNull(saturation, "saturation")));
    }

    @Override
    public List<WorkerInfo> workers() {
        return life.session().workers();
    }

    @Override
    public List<@Nullable Object> finalizerResults() {
        return life.session().finalizerResults();
    }

    @Override
    public void close() {
        try {
            life.close();
        } finally {
            Reference.reachabilityFence(this); // Else it may be found forgotten just before it is closed.
        }
    }

    @Override
    public void terminate() {
        try {
            life.terminate();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void join() {
        join(PoolLife.FOR_EVER);
    }

    @Override
    public boolean join(Duration timeout) {
        try {
            return life.join(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PoolInterruptedException("interrupted while waiting for the pool's end", e);
        }
    }
}
