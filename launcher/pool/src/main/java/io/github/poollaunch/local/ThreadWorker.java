package io.github.poollaunch.local;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.crew.Debugging;
import io.github.poollaunch.crew.Finalizers;
import io.github.poollaunch.crew.Member;
import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.crew.Timer;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.Work;
import io.github.poollaunch.protocol.worker.WorkerSelf;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A worker that is a thread of this JVM. */
final class ThreadWorker extends Member {

    /** An initializer or finalizer that does not react to an interrupt within this time holds up the pool's end no longer. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final WorkerSelf self;

    /** Null if a task may run as long as it likes. */
    private final @Nullable LocalWatch watch;

    private volatile @Nullable LocalRun run;

    /** Written by the worker's thread: whether it runs the initializer or the finalizer, which nobody waits for without end. */
    private volatile boolean inUsersHook;

    /**
     * @param taskTimeout null if a task may run as long as it likes
     */
    ThreadWorker(Hiring hiring, String poolName, @Nullable Duration taskTimeout) {
        super(hiring, poolName + "-thread-" + hiring.id());
        this.watch = taskTimeout == null
                ? null
                : new LocalWatch(taskTimeout, () -> giveUp("its task did not react to an interrupt"));
        this.self = new WorkerSelf(hiring.id());
    }

    @Override
    protected boolean prepare() throws MemberDeath {
        WorkerSelf.enterThread(self);
        crew().starting(this);
        inUsersHook = true;
        try {
            LocalLife.prepare(name(), self, crew().life());
        } finally {
            inUsersHook = false;
        }
        return true;
    }

    @Override
    protected void checkAlive() {
        // A thread lives until it ends by itself.
    }

    @Override
    protected ChunkEnd run(Chunk chunk) {
        LocalRun begun = new LocalRun(chunk, this::isStopped);
        run = begun;
        if (watch != null) {
            watch.begin(begun);
        }
        try {
            return begun.run();
        } finally {
            run = null; // An idle worker keeps nobody's items.
            if (watch != null) {
                watch.end();
            }
        }
    }

    @Override
    protected ChunkEnd salvage(Chunk chunk, String death) {
        Chunk.Failure failure =
                index -> new PoolException(name() + " ended while it worked on " + place(chunk) + ": " + death);
        LocalRun broken = run;
        return broken == null ? new ChunkEnd.Lost(failure) : broken.abandon(failure);
    }

    @Override
    protected ChunkEnd runFinalizer(Work finalizer) {
        CompletableFuture<Void> timer = new CompletableFuture<>();
        if (!Debugging.ofThisJvm()) {
            CompletableFuture<?> unused = timer.orTimeout(Finalizers.LIMIT.toNanos(), TimeUnit.NANOSECONDS)
                    .whenComplete((nothing, timeout) -> {
                        if (timeout instanceof TimeoutException) {
                            kill();
                        }
                    });
        }
        inUsersHook = true;
        try {
            return new LocalRun(finalizer, () -> false).run();
        } finally {
            inUsersHook = false;
            timer.complete(null);
        }
    }

    @Override
    protected void leave() {
        // Its thread ends by itself.
    }

    @Override
    protected void gone() {
        if (watch != null) {
            watch.close();
        }
    }

    /** A thread cannot be killed: it is asked to stop, and its result is ignored. */
    @Override
    protected void kill() {
        interrupt();
        if (inUsersHook) {
            Timer.elsewhere(
                    GRACE,
                    () -> giveUp(
                            "its thread did not react to an interrupt after " + Finalizers.LIMIT.toSeconds() + " s"));
        }
    }

    @Override
    protected void stopTask() {
        kill();
    }

    @Override
    protected boolean diesOfStop() {
        return false;
    }

    @Override
    protected long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    protected @Nullable Duration launchToReady() {
        return null;
    }
}
