package io.github.poollaunch.dispatch;

import io.github.poollaunch.Engine;
import io.github.poollaunch.PoolBrokenException;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;
import io.github.poollaunch.engine.PoolOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A pool's state, and the calls that have not ended. Thread-safe. */
final class PoolLife implements EngineContext.Broken {

    static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final PoolOptions options;
    private final JobQueue queue = new JobQueue();
    private final Callbacks callbacks;
    private final EngineSession session;

    /** Held where a call is taken, and where the pool ceases to take calls: each is either refused or seen by the pool's end. */
    private final Object taking = new Object();

    /** Moves forward only: RUNNING, CLOSED, TERMINATED; under {@link #taking}. */
    private final AtomicReference<PoolState> state = new AtomicReference<>(PoolState.RUNNING);

    /** Opens when the pool leaves RUNNING. */
    private final CountDownLatch leftRunning = new CountDownLatch(1);

    /** Set once, under {@link #taking}, when no worker can be started. */
    private final AtomicReference<@Nullable Supplier<PoolBrokenException>> broken = new AtomicReference<>();

    /** Calls that were taken and have not ended. */
    private final Set<Job> jobs = ConcurrentHashMap.newKeySet();

    /** Wakes those who wait for the pool to take their task. */
    private final Set<Runnable> wakers = ConcurrentHashMap.newKeySet();

    PoolLife(Engine engine, PoolOptions options) {
        this.options = options;
        this.callbacks = new Callbacks(options.name());
        this.session = engine.open(new EngineContext(options, queue, this));
    }

    PoolOptions options() {
        return options;
    }

    JobQueue queue() {
        return queue;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    EngineSession session() {
        return session;
    }

    boolean isRunning() {
        return state.get() == PoolState.RUNNING && broken.get() == null;
    }

    void checkRunning() {
        if (!isRunning()) {
            throw notRunning().toException(0);
        }
    }

    Chunk.Failure notRunning() {
        Supplier<PoolBrokenException> failure = broken.get();
        if (failure != null) {
            return index -> failure.get();
        }
        String name = options.name();
        return state.get() == PoolState.TERMINATED
                ? index -> new PoolClosedException(name + " was terminated")
                : index -> new PoolClosedException(name + " is closed: it takes no more calls");
    }

    /** Has {@code waker} run, more than once perhaps, when the pool takes no more calls: at once, if that is so already. */
    void wakeWhenNotRunning(Runnable waker) {
        wakers.add(waker);
        if (!isRunning()) {
            waker.run(); // The pool's end may have gone through the wakers just before.
        }
    }

    void forgetWaker(Runnable waker) {
        wakers.remove(waker);
    }

    /**
     * Takes a call and lets its work begin, unless the pool takes none any more.
     *
     * @return false if nothing was done: {@link #notRunning} has the reason
     */
    boolean take(Job job) {
        synchronized (taking) {
            if (!isRunning()) {
                return false;
            }
            job.whenEnded(new Ended(jobs, job));
            jobs.add(job);
            job.begin();
            return true;
        }
    }

    private record Ended(Set<Job> jobs, Job job) implements Runnable {
        @Override
        public void run() {
            jobs.remove(job);
        }
    }

    @Override
    public void because(Supplier<PoolBrokenException> failure) {
        synchronized (taking) {
            broken.compareAndSet(null, failure);
        }
        wake();
        queue.terminate();
        failAll();
    }

    private void wake() {
        for (Runnable each : wakers) {
            each.run();
        }
    }

    private void failAll() {
        Chunk.Failure failure = notRunning();
        for (Job job : jobs) {
            job.fail(failure);
        }
    }

    /**
     * Takes no more calls; {@link #close} or {@link #terminate} must follow.
     *
     * @return whether it took calls until now
     */
    boolean leaveRunning() {
        synchronized (taking) {
            if (!state.compareAndSet(PoolState.RUNNING, PoolState.CLOSED)) {
                return false;
            }
        }
        leftRunning.countDown();
        wake();
        for (Job job : jobs) {
            job.poolClosed();
        }
        return true;
    }

    /** Takes no more calls, and waits for the pool's end. */
    void close() {
        if (callbacks.isHere()) {
            boolean unused = beginToClose(); // A callback cannot wait for itself.
            return;
        }
        leaveRunning();
        try {
            closeQueue();
            session.awaitEnd(FOR_EVER);
            callbacks.end();
            callbacks.awaitEnd(FOR_EVER);
        } catch (InterruptedException e) {
            terminate();
            Thread.currentThread().interrupt();
        }
    }

    /** The queue stays open for streams whose input is still being pulled; of two who close it one may wait longer. */
    private void closeQueue() throws InterruptedException {
        for (Job job : jobs) {
            job.awaitInputEnd();
        }
        queue.close();
    }

    /**
     * Takes no more calls, and does not wait.
     *
     * @return whether it took calls until now
     */
    boolean beginToClose() {
        boolean wasRunning = isRunning();
        if (!leaveRunning()) {
            return false; // Who has made it leave sees to the rest.
        }
        Thread closer = new Thread(this::close, options.name() + "-closer");
        closer.setDaemon(true);
        closer.start();
        return wasRunning;
    }

    void terminate() {
        PoolState before;
        synchronized (taking) {
            before = state.getAndSet(PoolState.TERMINATED);
        }
        if (before != PoolState.TERMINATED) {
            leftRunning.countDown();
            wake();
            queue.terminate();
            // Before the workers die: a call should learn that the pool was terminated, not that its worker died.
            failAll();
            session.terminate();
            callbacks.end();
        }
    }

    /** Waits for the end of a pool that has been closed or terminated. */
    boolean join(Duration timeout) throws InterruptedException {
        if (state.get() == PoolState.RUNNING) {
            throw new IllegalStateException(options.name() + " is still running: close or terminate it first");
        }
        return awaitEnd(timeout);
    }

    /** Waits until the pool has been closed or terminated by somebody, and has ended. */
    boolean awaitEnd(Duration timeout) throws InterruptedException {
        long nanos = TimeUnit.NANOSECONDS.convert(timeout);
        long deadline = System.nanoTime() + Math.max(0, Math.min(nanos, Long.MAX_VALUE / 2)); // No overflow.
        return leftRunning.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                && session.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()))
                && callbacks.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()));
    }
}
