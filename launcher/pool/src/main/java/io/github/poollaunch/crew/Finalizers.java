package io.github.poollaunch.crew;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.Task;
import io.github.poollaunch.engine.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a pool's finalizer in workers that end in order, and keeps what it returns. Thread-safe. */
public final class Finalizers {

    /** How long it may take. A worker that closes holds up the pool's close() for no longer. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private final @Nullable Task task;
    private final PoolListener listener;

    /** Under its own lock: what was returned, by the workers' numbers. */
    private final TreeMap<Integer, @Nullable Object> results = new TreeMap<>();

    /**
     * @param task null if there is nothing to run
     */
    public Finalizers(@Nullable Task task, PoolListener listener) {
        this.task = task;
        this.listener = listener;
    }

    /** How one worker runs it. */
    @FunctionalInterface
    public interface Runner {
        ChunkEnd run(Work finalizer) throws MemberDeath;
    }

    void runIn(Member member) {
        if (task == null) {
            return; // Without what the other one takes, which a JVM would link for its first pool.
        }
        runIn(member.id(), member.name(), member::runFinalizer, member::info, member::isGivenUp);
    }

    /**
     * Runs it in one worker.
     *
     * @param givenUp whether nobody waits for this worker any more
     */
    public void runIn(int id, String name, Runner runner, Supplier<WorkerInfo> worker, BooleanSupplier givenUp) {
        if (task == null) {
            return;
        }
        Throwable failure;
        try {
            ChunkEnd end = runner.run(new FinalizerWork(task));
            failure = failureOf(end);
            if (failure == null && !givenUp.getAsBoolean()) {
                Object result = ((ChunkEnd.Done) end).outcome().results().get(0);
                synchronized (results) {
                    results.put(id, result);
                }
            }
        } catch (MemberDeath e) {
            failure = new PoolException("the worker ended while it ran the finalizer: " + e.getMessage(), e);
        }
        if (failure != null && !givenUp.getAsBoolean()) {
            report(name, worker.get(), failure);
        }
    }

    void report(String name, WorkerInfo worker, Throwable failure) {
        System.err.println("[" + name + "] the pool's finalizer failed: " + failure);
        listener.finalizerFailed(worker, failure);
    }

    /** What the finalizer threw, rather than that its one item failed. */
    private static @Nullable Throwable failureOf(ChunkEnd end) {
        Chunk.Failure failure;
        if (end instanceof ChunkEnd.Done done) {
            failure = done.outcome().failures().get(0);
        } else if (end instanceof ChunkEnd.Lost lost) {
            failure = lost.failure();
        } else if (end instanceof ChunkEnd.NotInOne large) {
            failure = large.failure();
        } else {
            ChunkEnd.Broken broken = (ChunkEnd.Broken) end;
            failure = broken.running() == null ? broken.unstarted() : broken.running();
        }
        if (failure == null) {
            return null;
        }
        PoolException failed = failure.toException(0);
        return failed instanceof TaskFailedException && failed.getCause() != null ? failed.getCause() : failed;
    }

    /** What the finalizers have returned, in the order of the workers' numbers. */
    public List<@Nullable Object> results() {
        synchronized (results) {
            return Collections.unmodifiableList(new ArrayList<>(results.values()));
        }
    }
}
