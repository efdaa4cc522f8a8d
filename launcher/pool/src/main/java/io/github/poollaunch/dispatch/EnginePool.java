package io.github.poollaunch.dispatch;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolInterruptedException;
import io.github.poollaunch.PoolSupplier;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.engine.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pool: it turns calls into jobs for an engine, and keeps the pool's state. */
public final class EnginePool implements Pool {

    /** How many chunks for each worker a stream pulls ahead of its reader: one runs, one waits, one is being read. */
    private static final int WINDOW_PER_WORKER = 3;

    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final PoolOptions options;
    private final JobQueue queue = new JobQueue();
    private final EngineSession session;

    /** Moves forward only: RUNNING, CLOSED, TERMINATED. */
    private final AtomicReference<PoolState> state = new AtomicReference<>(PoolState.RUNNING);

    /** Set once, when no worker can be started. */
    private final AtomicReference<@Nullable Supplier<PoolBrokenException>> broken = new AtomicReference<>();

    /** Calls that have not ended. */
    private final Set<Job> jobs = ConcurrentHashMap.newKeySet();

    private final AtomicInteger streams = new AtomicInteger();

    private EnginePool(Engine engine, PoolOptions options) {
        this.options = options;
        this.session = engine.open(new EngineContext(options, queue, this::becomeBroken));
    }

    /** Makes a pool and starts its engine. */
    public static Pool open(Engine engine, PoolOptions options) {
        return new EnginePool(
                engine,
                options.listener() == PoolOptions.NO_LISTENER
                        ? options
                        : options.withListener(new SafeListener(options.listener())));
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> R apply(PoolFunction<T, R> function, T item) {
        return applyAsync(function, item).get();
    }

    @Override
    public <R extends @Nullable Object> R apply(PoolSupplier<R> task) {
        return applyAsync(task).get();
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
            PoolFunction<T, R> function, T item) {
        checkRunning();
        return submitOne(UserTask.of(function), item);
    }

    @Override
    public <R extends @Nullable Object> AsyncResult<R> applyAsync(PoolSupplier<R> task) {
        checkRunning();
        return submitOne(UserTask.of(task), null);
    }

    private <R extends @Nullable Object> AsyncResult<R> submitOne(Task task, @Nullable Object item) {
        List<@Nullable Object> items = new ArrayList<>(1);
        items.add(item);
        return submit(task, items, 1, results -> results.get(0));
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            PoolFunction<T, R> function, Iterable<? extends T> items) {
        return mapAsync(function, items).get();
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
        return mapAsync(function, items, chunkSize).get();
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            PoolFunction<T, R> function, Iterable<? extends T> items) {
        checkRunning();
        List<@Nullable Object> list = list(items);
        return submit(
                UserTask.of(function), list, ChunkSize.forMap(list.size(), options.processes()), List.class::cast);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> AsyncResult<List<R>> mapAsync(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
        checkRunning();
        return submit(UserTask.of(function), list(items), ChunkSize.checked(chunkSize), List.class::cast);
    }

    /** Read by its iterator: a list whose size() lies, or changes meanwhile, is as long as it turns out to be. */
    private static List<@Nullable Object> list(Iterable<?> items) {
        List<@Nullable Object> list =
                new ArrayList<>(items instanceof Collection ? Math.max(0, ((Collection<?>) items).size()) : 10);
        for (Object item : items) {
            list.add(item);
        }
        return list;
    }

    private <R extends @Nullable Object> AsyncResult<R> submit(
            Task task,
            List<@Nullable Object> items,
            int chunkSize,
            Function<List<@Nullable Object>, @Nullable Object> toResult) {
        Task prepared = session.prepare(task);
        if (items.isEmpty()) {
            PendingResult<R> result = new PendingResult<>(() -> {}, () -> {});
            result.complete(Outcome.of(toResult.apply(items)));
            return result;
        }
        JobEnd end = new JobEnd();
        ListJob<R> job = new ListJob<>(queue, prepared, items, chunkSize, toResult, end);
        register(job, end);
        if (!queue.submit(job)) {
            job.fail(notRunning());
        }
        session.runPending();
        return job.result();
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imap(
            PoolFunction<T, R> function, Iterable<? extends T> items) {
        return imap(function, items, 1);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imap(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
        return stream(function, items, chunkSize, true);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imapUnordered(
            PoolFunction<T, R> function, Iterable<? extends T> items) {
        return imapUnordered(function, items, 1);
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> ResultStream<R> imapUnordered(
            PoolFunction<T, R> function, Iterable<? extends T> items, int chunkSize) {
        return stream(function, items, chunkSize, false);
    }

    private <R extends @Nullable Object> ResultStream<R> stream(
            PoolFunction<?, R> function, Iterable<?> items, int chunkSize, boolean ordered) {
        checkRunning();
        ChunkSize.checked(chunkSize);
        Task prepared = session.prepare(UserTask.of(function));
        JobEnd end = new JobEnd();
        int window = session.runsInCaller() ? 1 : WINDOW_PER_WORKER * options.processes();
        StreamJob job = new StreamJob(queue, prepared, ordered, items instanceof Collection, window, end);
        InputPuller puller = new InputPuller(job, items, chunkSize);
        register(job, end);
        if (session.runsInCaller()) {
            Runnable pullOne = () -> {
                // The reader and close() may be two threads, with one iterator.
                synchronized (puller) {
                    puller.pullChunk();
                }
                session.runPending();
            };
            job.pulledBy(pullOne);
            return new StreamReader<>(job, pullOne);
        }
        puller.start(options.name() + "-input-" + streams.incrementAndGet());
        return new StreamReader<>(job, null);
    }

    /** Takes a job off the list of those that have not ended. */
    private final class JobEnd implements Runnable {
        private @Nullable Job job;

        @Override
        public void run() {
            if (job != null) {
                jobs.remove(job);
            }
        }
    }

    private void register(Job job, JobEnd end) {
        end.job = job;
        jobs.add(job);
        // terminate() may have read the list just before: then it is over for this job, too.
        if (state.get() == PoolState.TERMINATED || broken.get() != null) {
            job.fail(notRunning());
        } else if (state.get() == PoolState.CLOSED) {
            job.poolClosed(); // close() may have read the list just before.
        }
    }

    private void checkRunning() {
        if (state.get() != PoolState.RUNNING || broken.get() != null) {
            throw notRunning().toException(0);
        }
    }

    private Chunk.Failure notRunning() {
        Supplier<PoolBrokenException> failure = broken.get();
        if (failure != null) {
            return index -> failure.get();
        }
        String name = options.name();
        return state.get() == PoolState.TERMINATED
                ? index -> new PoolClosedException(name + " was terminated")
                : index -> new PoolClosedException(name + " is closed: it takes no more calls");
    }

    @Override
    public List<WorkerInfo> workers() {
        return session.workers();
    }

    @Override
    public List<@Nullable Object> finalizerResults() {
        return session.finalizerResults();
    }

    private void becomeBroken(Supplier<PoolBrokenException> failure) {
        broken.compareAndSet(null, failure);
        queue.terminate();
        failAll();
    }

    private void failAll() {
        Chunk.Failure failure = notRunning();
        for (Job job : jobs) {
            job.fail(failure);
        }
    }

    @Override
    public void close() {
        if (state.compareAndSet(PoolState.RUNNING, PoolState.CLOSED)) {
            for (Job job : jobs) {
                job.poolClosed();
            }
        }
        try {
            // The queue stays open for them; a second closer finds it closed, or waits with the first.
            for (Job job : jobs) {
                job.awaitInputEnd();
            }
            queue.close();
            session.awaitEnd(FOR_EVER);
        } catch (InterruptedException e) {
            terminate();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void terminate() {
        if (state.getAndSet(PoolState.TERMINATED) != PoolState.TERMINATED) {
            queue.terminate();
            // Before the workers die: a call should learn that the pool was terminated, not that its worker died.
            failAll();
            session.terminate();
        }
    }

    @Override
    public void join() {
        join(FOR_EVER);
    }

    @Override
    public boolean join(Duration timeout) {
        if (state.get() == PoolState.RUNNING) {
            throw new IllegalStateException(options.name() + " is still running: close or terminate it first");
        }
        try {
            return session.awaitEnd(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PoolInterruptedException("interrupted while waiting for the pool's end", e);
        }
    }
}
