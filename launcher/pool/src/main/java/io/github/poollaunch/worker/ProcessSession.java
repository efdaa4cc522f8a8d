package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.Wire;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.crew.Crew;
import io.github.poollaunch.crew.Debugging;
import io.github.poollaunch.crew.Member;
import io.github.poollaunch.crew.Recruiter;
import io.github.poollaunch.engine.EngineContext;
import io.github.poollaunch.engine.EngineSession;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.engine.Task;
import io.github.poollaunch.protocol.format.FormatException;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.ValueFormat;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The child JVMs of one pool, and what they have in common. */
final class ProcessSession implements EngineSession, Recruiter {

    private final PoolOptions options;
    private final RemoteTasks tasks;
    private final RemoteLife life;
    private final ChildCommand command;

    /** What values are written in; null for JSON. */
    private final @Nullable RowFormat format;

    private final StartGate startGate = new StartGate();
    private final Crew crew;

    ProcessSession(EngineContext context) {
        this.options = context.options();
        this.format = format(options.wire());
        this.tasks = new RemoteTasks(options.jackson());
        this.life = new RemoteLife(options.life(), tasks);
        this.command = new ChildCommand(options);
        try {
            life.keepIn(command.folder());
        } catch (RuntimeException | Error e) {
            command.close();
            throw e;
        }
        this.crew = new Crew(context, life.finalizer(), this);
    }

    private static @Nullable RowFormat format(Wire wire) {
        Class<? extends ValueFormat> type = wire.format();
        try {
            return type == null ? null : RowFormat.of(type);
        } catch (FormatException e) {
            throw new PoolException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Starts the workers; if the system lets it start only some, it starts none. */
    void start() {
        PoolsAtExit.add(this);
        crew.start();
    }

    @Override
    public Member recruit(Member.Hiring hiring) {
        return new Worker(hiring, this);
    }

    @Override
    public void allEnded() {
        command.close();
        PoolsAtExit.remove(this);
    }

    PoolOptions options() {
        return options;
    }

    RemoteLife life() {
        return life;
    }

    ChildCommand command() {
        return command;
    }

    @Nullable
    RowFormat format() {
        return format;
    }

    /** Whether there are to be no time limits, since somebody may look at what runs. Asked while a child starts, not when a pool is made. */
    boolean isDebugged() {
        return Debugging.ofThisJvm() || Debugging.ofChildren(options.child());
    }

    StartGate startGate() {
        return startGate;
    }

    /** This JVM exits: end all children, and tell nobody. */
    void endAtExit() {
        crew.endAtExit();
        command.leftovers().endOfAll();
        command.close();
    }

    @Override
    public Task prepare(Task task) {
        return tasks.of(task);
    }

    @Override
    public List<WorkerInfo> workers() {
        return crew.workers();
    }

    @Override
    public List<@Nullable Object> finalizerResults() {
        return crew.finalizerResults();
    }

    @Override
    public void terminate() {
        crew.terminate();
    }

    @Override
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        return crew.awaitEnd(timeout);
    }
}
