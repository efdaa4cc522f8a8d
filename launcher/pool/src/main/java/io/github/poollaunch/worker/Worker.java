package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.crew.Finalizers;
import io.github.poollaunch.crew.Member;
import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.crew.Timer;
import io.github.poollaunch.engine.ChildOptions;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.Work;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A worker that is a child JVM. */
final class Worker extends Member {

    /** After its death a child's last words are read within milliseconds: a pipe holds 64 KiB. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(3);

    private final ProcessSession session;
    private final boolean isAfterWait;

    // Written by the worker's thread alone, read by whoever asks or kills.
    private volatile @Nullable ChildProcess child;
    private volatile @Nullable Duration launchToReady;
    private volatile @Nullable Conversation conversation;
    private volatile @Nullable WatchedRuns runs;

    /** Owned by the worker's thread; null if there is no limit for it. */
    private @Nullable ResidentSize size;

    Worker(Hiring hiring, ProcessSession session) {
        super(hiring, session.options().name() + "-worker-" + hiring.id());
        this.session = session;
        this.isAfterWait = !hiring.delay().isZero();
    }

    @Override
    protected long pid() {
        ChildProcess process = child;
        return process == null ? 0 : process.pid();
    }

    @Override
    protected @Nullable Duration launchToReady() {
        return launchToReady;
    }

    @Override
    protected void kill() {
        ChildProcess process = child;
        if (process != null) {
            process.kill();
        }
    }

    @Override
    protected void stopTask() {
        ChildProcess process = child;
        if (process != null) {
            process.terminate();
        }
    }

    @Override
    protected boolean diesOfStop() {
        return true;
    }

    @Override
    protected boolean prepare() throws MemberDeath {
        Conversation started;
        try (StartGate.Place place = session.startGate().enter()) {
            if (place == null) {
                return false;
            }
            crew().launching(this, isAfterWait);
            ChildProcess process = launch();
            if (process == null) {
                return false;
            }
            started = new Conversation(process, name(), session.format(), crew().chunks());
            conversation = started;
            new Greeting(session, name(), id()).exchange(started);
            runs = new WatchedRuns(
                    started,
                    name(),
                    session.options().child().startTimeout(),
                    session.options().faults().taskTimeout(),
                    session.isDebugged());
            launchToReady = process.age();
        } catch (InterruptedException e) {
            return false; // It is not needed any more.
        }
        crew().greeted(this);
        equip(started);
        // Neither within a limit nor at the gate: the user's initializer may take its time.
        session.life().initialize(started);
        crew().prepared(this);
        return true;
    }

    /** Launches the child; null if it is not needed any more. */
    private @Nullable ChildProcess launch() throws MemberDeath {
        ChildProcess process;
        try {
            process = ChildProcess.launch(session.command(), name(), session.format());
            child = process;
        } catch (IOException e) {
            throw new MemberDeath("it could not be launched: " + e.getMessage());
        } finally {
            crew().starting(this);
        }
        if (isDismissed()) {
            process.killAndWait(); // dismiss() came before there was a process to kill.
            return null;
        }
        process.onExit(new Exit());
        return process;
    }

    /** A large shared value takes its time, but a child that does not read would take for ever. */
    private void equip(Conversation started) throws MemberDeath {
        Duration longest = session.options().child().startTimeout();
        try (TimeLimit limit = new TimeLimit(longest, started.child(), session.isDebugged())) {
            try {
                session.life().equip(started);
            } catch (MemberDeath e) {
                throw limit.isOver()
                        ? new MemberDeath(
                                Greeting.notStarted(
                                        started.child(),
                                        "it did not take up the pool's shared value within " + TimeLimit.text(longest)
                                                + " and was ended: if it only was slow, PoolBuilder.startTimeout gives it longer"))
                        : e;
            }
        }
    }

    private Conversation conversation() {
        Conversation started = conversation;
        if (started == null) {
            throw new IllegalStateException("the worker was not prepared");
        }
        return started;
    }

    @Override
    protected void checkAlive() throws MemberDeath {
        // It may have gone before Exit could see that this thread waits.
        if (!conversation().child().isAlive()) {
            throw new MemberDeath(conversation().child().lastWords());
        }
    }

    private WatchedRuns runs() {
        WatchedRuns own = runs;
        if (own == null) {
            throw new IllegalStateException("the worker was not prepared");
        }
        return own;
    }

    /** Only with a record can what is slow be taken apart again. */
    @Override
    protected boolean takesSeveral() {
        return conversation().record() != null;
    }

    /** What it has grown to is not asked in a caller's thread. */
    @Override
    protected boolean isLendable() {
        return session.options().child().maxRss() == ChildOptions.UNLIMITED;
    }

    @Override
    protected ChunkEnd run(Chunk chunk) throws MemberDeath {
        return runs().run(chunk);
    }

    @Override
    protected @Nullable ChunkEnd runBriefly(Chunk chunk) throws MemberDeath {
        return runs().runBriefly(chunk);
    }

    @Override
    protected boolean isGone() {
        return !conversation().child().isAlive();
    }

    @Override
    protected ChunkEnd goOn() throws MemberDeath {
        return runs().goOn();
    }

    @Override
    protected ChunkEnd salvage(Chunk chunk, String death) {
        return runs().salvage(death);
    }

    @Override
    protected boolean isOutgrown() {
        long most = session.options().child().maxRss();
        if (most == ChildOptions.UNLIMITED) {
            return false;
        }
        if (size == null) {
            size = ResidentSize.of(pid());
        }
        return size.bytes() > most;
    }

    @Override
    protected ChunkEnd runFinalizer(Work finalizer) throws MemberDeath {
        try (TimeLimit limit = new TimeLimit(Finalizers.LIMIT, conversation().child(), session.isDebugged())) {
            try {
                return conversation().run(conversation().begin(finalizer));
            } catch (MemberDeath e) {
                return limit.isOver() ? overdue() : rethrow(e);
            }
        }
    }

    private ChunkEnd overdue() {
        String message = "the finalizer did not end within " + Finalizers.LIMIT.toSeconds() + " s in " + name()
                + " (pid " + pid() + "), which was killed";
        return new ChunkEnd.Lost(index -> new PoolException(message));
    }

    private static ChunkEnd rethrow(MemberDeath death) throws MemberDeath {
        throw death;
    }

    @Override
    protected void leave() {
        conversation().child().stop();
    }

    @Override
    protected void gone() {
        WatchedRuns own = runs;
        if (own != null) {
            own.close();
        }
        Conversation over = conversation;
        if (over != null) {
            over.close();
        }
        if (size != null) {
            size.close();
        }
    }

    /** The child is dead; on a thread of the JDK's. A death while the worker waits for work is noticed by nobody else. */
    private final class Exit implements Runnable {
        @Override
        public void run() {
            wakeIfIdle();
            Timer.elsewhere(STUCK_AFTER, new StuckAfterExit());
        }
    }

    /**
     * The child is dead, and this worker's thread still reads: another process holds the pipe open, one that the child's
     * native code has forked, say. The thread cannot be woken; its call and the pool need not wait for it.
     */
    private final class StuckAfterExit implements Runnable {
        @Override
        public void run() {
            Conversation stuck = conversation;
            if (stuck != null && stuck.isReading()) { // Dismissed or not: who waits for the pool's end waits for this.
                giveUp(stuck.child().lastWords() + "; another process holds its output open");
            }
        }
    }
}
