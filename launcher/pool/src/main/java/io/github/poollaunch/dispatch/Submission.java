package io.github.poollaunch.dispatch;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.engine.EngineSession;
import io.github.poollaunch.engine.Task;
import io.github.poollaunch.function.FunctionSpecs;
import io.github.poollaunch.function.TypedFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes jobs of calls. Thread-safe. */
final class Submission {

    /** How many chunks for each worker a stream pulls ahead of its reader: one runs, one waits, one is being read. */
    private static final int WINDOW_PER_WORKER = 3;

    private final PoolLife life;
    private final EngineSession session;
    private final AtomicInteger streams = new AtomicInteger();

    /** Of calls on lists, by the class of their functions: the same in each call from one place of the user's program. */
    private final Map<Class<?>, Pace.Memory> paces = Collections.synchronizedMap(new WeakHashMap<>());

    /** The same of calls on one item: what such a call takes is mostly the way there and back. */
    private final Map<Class<?>, Pace.Memory> pacesOfOne = Collections.synchronizedMap(new WeakHashMap<>());

    Submission(PoolLife life) {
        this.life = life;
        this.session = life.session();
    }

    /** A call on one item. */
    <R extends @Nullable Object> AsyncResult<R> one(
            Task task,
            @Nullable Object item,
            @Nullable Consumer<? super R> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        Completion<R> completion = new Completion<>(life.callbacks(), callback, errorCallback);
        submitOrThrow(oneItem(session.prepare(task), item, completion, null));
        return completion.result();
    }

    /** A call on one item whose caller is about to wait for it, and has perhaps run it here. */
    <R extends @Nullable Object> AsyncResult<R> oneAwaited(Task task, @Nullable Object item) {
        Completion<R> completion = new Completion<>(life.callbacks(), null, null);
        Pace.Memory memory = memoryOf(task.function(), pacesOfOne);
        runHere(ofOne(session.prepare(task), item, completion, memory, null));
        return completion.result();
    }

    /** A job of one item that is not submitted. */
    <R extends @Nullable Object> ListJob<R> oneItem(
            Task prepared, @Nullable Object item, Completion<R> completion, @Nullable Runnable whenStarted) {
        return ofOne(prepared, item, completion, new Pace.Memory(), whenStarted);
    }

    private <R extends @Nullable Object> ListJob<R> ofOne(
            Task prepared,
            @Nullable Object item,
            Completion<R> completion,
            Pace.Memory memory,
            @Nullable Runnable whenStarted) {
        List<@Nullable Object> items = new ArrayList<>(1);
        items.add(item);
        return new ListJob<>(life.queue(), prepared, items, 1, true, completion, pace(memory), whenStarted);
    }

    /** A call on a list. */
    <R extends @Nullable Object> AsyncResult<List<R>> list(
            Task task,
            List<@Nullable Object> items,
            ChunkSize chunkSize,
            @Nullable Consumer<? super List<R>> callback,
            @Nullable Consumer<? super Throwable> errorCallback) {
        Task prepared = session.prepare(task);
        Completion<List<R>> completion = new Completion<>(life.callbacks(), callback, errorCallback);
        if (items.isEmpty()) {
            // As CPython's: at once, and no callback is told.
            completion.result().complete(Outcome.of(List.of()));
            return completion.result();
        }
        submitOrThrow(ofList(task, prepared, items, chunkSize, completion));
        return completion.result();
    }

    /** A call on a list whose caller is about to wait for it, and has perhaps run it here. */
    <R extends @Nullable Object> AsyncResult<List<R>> listAwaited(
            Task task, List<@Nullable Object> items, ChunkSize chunkSize) {
        Task prepared = session.prepare(task);
        Completion<List<R>> completion = new Completion<>(life.callbacks(), null, null);
        if (items.isEmpty()) {
            completion.result().complete(Outcome.of(List.of()));
        } else {
            runHere(ofList(task, prepared, items, chunkSize, completion));
        }
        return completion.result();
    }

    private <R extends @Nullable Object> ListJob<List<R>> ofList(
            Task task,
            Task prepared,
            List<@Nullable Object> items,
            ChunkSize chunkSize,
            Completion<List<R>> completion) {
        return new ListJob<>(
                life.queue(),
                prepared,
                items,
                chunkSize.forList(items.size(), life.options().processes()),
                false,
                completion,
                pace(memoryOf(task.function(), items.size() == 1 ? pacesOfOne : paces)),
                null);
    }

    private void runHere(ListJob<?> job) {
        if (!isVirtual(Thread.currentThread())) {
            job.await();
        }
        submitOrThrow(job);
        job.runHere();
    }

    /** One that yields, or waits for a lock, may come back only when others are done that wait for the worker that it has. */
    private static boolean isVirtual(Thread thread) {
        Class<?> kind = thread.getClass(); // Java 17 does not know the question.
        return kind != Thread.class && kind.getName().equals("java.lang.VirtualThread");
    }

    private static Pace.Memory memoryOf(Object function, Map<Class<?>, Pace.Memory> paces) {
        Object own = !FunctionSpecs.isLambda(function.getClass()) && function instanceof TypedFunction typed
                ? typed.function()
                : function;
        Pace.Memory known = paces.get(own.getClass());
        if (known == null) {
            known = new Pace.Memory();
            paces.put(own.getClass(), known);
        }
        return known;
    }

    private Pace pace(Pace.Memory memory) {
        return new Pace(life.options().processes(), memory);
    }

    private void submitOrThrow(ListJob<?> job) {
        if (!submit(job)) {
            throw life.notRunning().toException(0);
        }
    }

    /**
     * Checks a job's items and lets its work start.
     *
     * @return false if the pool has ceased to take calls meanwhile: then nobody knows of the job
     */
    boolean submit(ListJob<?> job) {
        life.options().listener().callStarted(job.size());
        if (job.refuseIfUnfit()) {
            return true;
        }
        boolean taken = life.take(job);
        session.runPending();
        return taken;
    }

    /**
     * A call on a stream.
     *
     * @param pool not to be found forgotten while somebody reads
     */
    <R extends @Nullable Object> ResultStream<R> stream(
            Task task, Iterable<?> items, ChunkSize chunkSize, boolean ordered, Pool pool) {
        Task prepared = session.prepare(task);
        boolean inCaller = session.runsInCaller();
        int window = inCaller ? 1 : WINDOW_PER_WORKER * life.options().processes();
        life.options().listener().callStarted(items instanceof Collection<?> known ? Math.max(-1, known.size()) : -1);
        StreamJob job = new StreamJob(
                life.queue(),
                prepared,
                ordered,
                new ReadAhead(items, chunkSize.forStream(), window, pace(new Pace.Memory())));
        InputPuller puller = new InputPuller(job, items);
        Runnable pullOne = inCaller ? () -> pullAndRun(job, puller) : null;
        if (pullOne != null) {
            job.pulledBy(pullOne, puller::close);
        }
        if (!life.take(job)) {
            throw life.notRunning().toException(0);
        }
        if (pullOne == null) {
            start(puller, job);
        }
        return new StreamReader<>(job, pullOne, pool);
    }

    private void pullAndRun(StreamJob job, InputPuller puller) {
        // The reader and close() may be two threads, with one iterator.
        synchronized (puller) {
            if (job.wantsInput()) {
                puller.pull();
            }
        }
        session.runPending();
    }

    private void start(InputPuller puller, StreamJob job) {
        try {
            puller.start(life.options().name() + "-input-" + streams.incrementAndGet());
        } catch (Throwable e) {
            job.close(); // The machine gives no thread: nobody will pull, and the pool's end must not wait for that.
            throw e;
        }
    }
}
