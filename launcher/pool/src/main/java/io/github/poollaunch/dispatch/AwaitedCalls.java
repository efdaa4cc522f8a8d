package io.github.poollaunch.dispatch;

import io.github.poollaunch.Args2;
import io.github.poollaunch.Args3;
import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBiFunction;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.PoolTriFunction;
import java.lang.ref.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls whose caller waits for them, and so may run them itself by an idle worker, if they take but a moment. */
abstract class AwaitedCalls implements Pool {

    final PoolLife life;
    final Submission submission;

    AwaitedCalls(PoolLife life) {
        this.life = life;
        this.submission = new Submission(life);
    }

    /** A call that has been submitted: until then the pool must not be found forgotten, since that would refuse it. */
    final <X extends @Nullable Object> X taken(X submitted) {
        try {
            return submitted;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private <R extends @Nullable Object> R awaited(AsyncResult<R> submitted) {
        return taken(submitted).get();
    }

    @Override
    public <R extends @Nullable Object> R apply(PoolSupplier<R> function) {
        life.checkRunning();
        return awaited(submission.oneAwaited(UserTask.of(function), null));
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> R apply(PoolFunction<T, R> function, T item) {
        life.checkRunning();
        return awaited(submission.oneAwaited(UserTask.of(function), item));
    }

    @Override
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> R apply(
            PoolBiFunction<A, B, R> function, A first, B second) {
        life.checkRunning();
        return awaited(submission.oneAwaited(UserTask.of(function), new @Nullable Object[] {first, second}));
    }

    @Override
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            R apply(PoolTriFunction<A, B, C, R> function, A first, B second, C third) {
        life.checkRunning();
        return awaited(submission.oneAwaited(UserTask.of(function), new @Nullable Object[] {first, second, third}));
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            PoolFunction<T, R> function, Iterable<? extends T> items) {
        life.checkRunning();
        return awaited(submission.listAwaited(UserTask.of(function), ListInput.of(items), ChunkSize.AUTOMATIC));
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
        life.checkRunning();
        ChunkSize size = ChunkSize.of(chunkSize);
        return awaited(submission.listAwaited(UserTask.of(function), ListInput.of(items), size));
    }

    @Override
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            PoolBiFunction<A, B, R> function, Iterable<Args2<A, B>> items) {
        life.checkRunning();
        return awaited(submission.listAwaited(UserTask.of(function), ListInput.ofPairs(items), ChunkSize.AUTOMATIC));
    }

    @Override
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            PoolBiFunction<A, B, R> function, Iterable<Args2<A, B>> items, int chunkSize) {
        life.checkRunning();
        ChunkSize size = ChunkSize.of(chunkSize);
        return awaited(submission.listAwaited(UserTask.of(function), ListInput.ofPairs(items), size));
    }

    @Override
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            List<R> starmap(PoolTriFunction<A, B, C, R> function, Iterable<Args3<A, B, C>> items) {
        life.checkRunning();
        return awaited(submission.listAwaited(UserTask.of(function), ListInput.ofThrees(items), ChunkSize.AUTOMATIC));
    }

    @Override
    public <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            List<R> starmap(PoolTriFunction<A, B, C, R> function, Iterable<Args3<A, B, C>> items, int chunkSize) {
        life.checkRunning();
        ChunkSize size = ChunkSize.of(chunkSize);
        return awaited(submission.listAwaited(UserTask.of(function), ListInput.ofThrees(items), size));
    }
}
