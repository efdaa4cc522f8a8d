package io.github.poollaunch.worker;

import io.github.poollaunch.WorkerDeath;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.message.RequestWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A child JVM: its process and its three streams. The worker's thread owns it; {@link #kill} may come from any thread. */
final class ChildProcess {

    /** How long an orderly end may take before it is forced: shutdown hooks of the user's code run in it. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    /** After its stdin is closed a child halts within milliseconds; a stopped or starved one does not. */
    private static final Duration HALT_LIMIT = Duration.ofSeconds(2);

    /** How long shutdown hooks of the user's code may run after SIGTERM. */
    private static final Duration TERM_LIMIT = Duration.ofSeconds(1);

    /** How long the last words on stderr are waited for. */
    private static final long STDERR_MILLIS = 1_000;

    /** A search for what it has left takes milliseconds, and has a bound of its own below this. */
    private static final Duration LEFTOVERS_LIMIT = Duration.ofSeconds(3);

    private final ChildCommand command;
    private final int number;
    private final Process process;
    private final StderrPump stderr;
    private final StrayReplies stray;
    private final FrameReader replies;
    private final SlicedOutput stdin;
    private final RequestWriter requests;
    private final String worker;
    private final long launched;

    /** How many processes the kernel had killed before, for want of memory. */
    private final long oomKillsBefore;

    /** Completed when what it has left behind was ended, or there is nothing to end. */
    private final CompletableFuture<Void> cleared = new CompletableFuture<>();

    private final AtomicBoolean clearing = new AtomicBoolean();

    /** Set by the worker's thread before it asks it to end. */
    private volatile boolean stopping;

    /** Set by whoever ends it by force, before that: its death is neither a riddle nor the kernel's doing. */
    private volatile boolean killed;

    /** Under this object's lock: told once, since it counts what it explains. */
    private @Nullable WorkerDeath death;

    private ChildProcess(
            ChildCommand command,
            int number,
            Process process,
            String worker,
            @Nullable RowFormat format,
            long launched) {
        this.launched = launched;
        this.command = command;
        this.number = number;
        this.process = process;
        this.worker = worker;
        this.stderr = new StderrPump(process.getErrorStream(), System.err, worker);
        this.stray = new StrayReplies(new TaggedOutput(System.err, worker));
        this.replies = new FrameReader(process.getInputStream(), stray);
        this.stdin = new SlicedOutput(process.getOutputStream());
        this.requests = new RequestWriter(stdin, format);
        // While the child boots: it costs nobody time.
        this.oomKillsBefore = OomKills.OF_THIS_JVM.count();
    }

    /**
     * @param format what items are written in; null for JSON
     */
    static ChildProcess launch(ChildCommand command, String worker, @Nullable RowFormat format) throws IOException {
        long launched = System.nanoTime();
        ChildCommand.Launch launch = command.next();
        ChildProcess child =
                new ChildProcess(command, launch.number(), launch.builder().start(), worker, format, launched);
        try {
            child.stderr.start();
        } catch (
                OutOfMemoryError
                        e) { // No thread left: the process must not be left behind without its parent knowing it.
            child.process.destroyForcibly();
            throw new IOException("no thread left to read its stderr: " + e.getMessage(), e);
        }
        child.onExit(child::clear);
        return child;
    }

    long pid() {
        return process.pid();
    }

    /** The time since its launch began. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - launched);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    FrameReader replies() {
        return replies;
    }

    RequestWriter requests() {
        return requests;
    }

    /** When it has taken some bytes last, as {@link System#nanoTime()}. */
    long writtenAt() {
        return stdin.writtenAt();
    }

    /** Runs {@code action} on a thread of the JDK's when the process has ended. */
    void onExit(Runnable action) {
        CompletableFuture<?> unused = process.onExit().thenRun(action);
    }

    /** Asks it to end, then makes it; what it has started and left behind ends with it. */
    void stop() {
        List<ProcessHandle> started = process.descendants().toList();
        stopping = process.isAlive();
        try {
            requests.stop();
        } catch (IOException e) {
            // It is gone, or about to be.
        }
        if (!awaitExit(STOP_LIMIT)) {
            closeStdin();
            if (!awaitExit(HALT_LIMIT)) {
                kill();
                awaitExit(HALT_LIMIT);
            }
        }
        started.forEach(ProcessHandle::destroyForcibly);
        awaitNothingLeft();
    }

    /**
     * Ends it and what it has started within about a second, and does not wait for it: SIGTERM, so that shutdown hooks of
     * the user's code run, then SIGKILL.
     */
    void terminate() {
        markKilled();
        List<ProcessHandle> started = process.descendants().toList();
        process.toHandle().destroy(); // By the handle, as in kill().
        onExit(() -> started.forEach(ProcessHandle::destroyForcibly));
        CompletableFuture.delayedExecutor(TERM_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (process.isAlive()) {
                        kill();
                    }
                });
    }

    /** Ends it and what it has started, at once. */
    void kill() {
        markKilled();
        // Before the child's death: afterwards their mark alone tells whose they were, and not on every system.
        List<ProcessHandle> started = process.descendants().toList();
        // The handle's: the process's own closes the pipes at once, and with them results and last words are lost.
        process.toHandle().destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /** The same, and waits until it is gone: who waits for the pool's end relies on that. */
    void killAndWait() {
        kill();
        awaitExit(HALT_LIMIT);
        awaitNothingLeft();
    }

    /** One that is dead already has died of something else. */
    private void markKilled() {
        if (process.isAlive()) {
            killed = true;
        }
    }

    private void awaitNothingLeft() {
        if (!process.isAlive()) {
            clear();
            await(cleared);
        }
        closeStdin();
        stderr.awaitEnd(STDERR_MILLIS);
    }

    /**
     * The process has ended: ends what it has left behind, unless it ended as it was asked to. In the thread that sees it
     * first, since a process left behind may hold the pipes that the others read.
     */
    private void clear() {
        if (!clearing.compareAndSet(false, true)) {
            return;
        }
        try {
            if (killed || !stopping || process.exitValue() != 0) {
                command.leftovers().endOf(number);
            }
        } finally {
            cleared.complete(null);
        }
    }

    /** Waits for another thread's search; an interrupt is kept for later, since the wait has a bound. */
    private static void await(CompletableFuture<Void> search) {
        boolean interrupted = Thread.interrupted();
        try {
            search.get(LEFTOVERS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException e) {
            // It never fails; one that hangs on a stuck process is not waited for.
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeStdin() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // What was left to write has no reader any more.
        }
    }

    /** Waits for the end; an interrupt is kept for later, since the wait has a bound. */
    boolean awaitExit(Duration limit) {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The exit code, after the child's channel has ended; one that goes on without its channel is killed. */
    int exitCode() {
        if (!awaitExit(HALT_LIMIT)) {
            kill();
            if (!awaitExit(HALT_LIMIT)) {
                return -1;
            }
        }
        return process.exitValue();
    }

    /** How it ended, after its channel has; always the same answer. */
    synchronized WorkerDeath death() {
        WorkerDeath told = death;
        if (told == null) {
            told = explain(exitCode());
            death = told.exitCode() == -1 ? null : told; // That one may end yet.
        }
        return told;
    }

    private WorkerDeath explain(int code) {
        if (code != -1) {
            awaitNothingLeft();
        }
        List<String> lastLines = stderr.lastLines();
        DeathCause cause =
                DeathCause.of(code, killed, lastLines, () -> OomKills.OF_THIS_JVM.explainsOneSince(oomKillsBefore));
        // A VM that crashes without a core dump ends with the code of any other error: the log tells.
        Path crashLog = command.crashLog(pid());
        if (crashLog != null) {
            command.folder().keep(crashLog);
        }
        return new WorkerDeath(
                worker,
                pid(),
                code,
                cause.text() + stray.told(),
                cause.outOfMemory(),
                lastLines,
                crashLog == null ? null : crashLog.toString());
    }

    /** The same as text. */
    String lastWords() {
        return death().describe();
    }
}
