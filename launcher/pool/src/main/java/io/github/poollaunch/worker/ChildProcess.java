package io.github.poollaunch.worker;

import io.github.poollaunch.WorkerDeath;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.message.RequestWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A child JVM: its process and its three streams. The worker's thread owns it; {@link #kill} may come from any thread. */
final class ChildProcess {

    private final ChildCommand command;
    private final Process process;
    private final StderrPump stderr;
    private final StrayReplies stray;
    private final FrameReader replies;
    private final SlicedOutput stdin;
    private final RequestWriter requests;
    private final ChildEnd end;
    private final String worker;
    private final long launched;

    /** How many processes the kernel had killed before, for want of memory. */
    private final long oomKillsBefore;

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
        this.process = process;
        this.worker = worker;
        this.stderr = new StderrPump(process.getErrorStream(), System.err, worker);
        this.stray = new StrayReplies(new TaggedOutput(System.err, worker));
        this.replies = new FrameReader(process.getInputStream(), stray);
        this.stdin = new SlicedOutput(process.getOutputStream());
        this.requests = new RequestWriter(stdin, format);
        this.end = new ChildEnd(process, stderr, command.leftovers(), number);
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
        child.end.watch();
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
        end.onExit(action);
    }

    /** Asks it to end, then makes it; what it has started and left behind ends with it. */
    void stop() {
        end.stop(requests);
    }

    /**
     * Ends it and what it has started within about a second, and does not wait for it: SIGTERM, so that shutdown hooks of
     * the user's code run, then SIGKILL.
     */
    void terminate() {
        end.terminate();
    }

    /** Ends it and what it has started, at once. */
    void kill() {
        end.kill();
    }

    /** The same, and waits until it is gone: who waits for the pool's end relies on that. */
    void killAndWait() {
        end.killAndWait();
    }

    /** Waits for the end; an interrupt is kept for later, since the wait has a bound. */
    boolean awaitExit(Duration limit) {
        return end.awaitExit(limit);
    }

    /** How it ended, after its channel has; always the same answer. */
    synchronized WorkerDeath death() {
        WorkerDeath told = death;
        if (told == null) {
            told = explain(end.exitCode());
            death = told.exitCode() == -1 ? null : told; // That one may end yet.
        }
        return told;
    }

    private WorkerDeath explain(int code) {
        if (code != -1) {
            end.awaitNothingLeft();
        }
        List<String> lastLines = stderr.lastLines();
        DeathCause cause = DeathCause.of(
                code, end.isKilled(), lastLines, () -> OomKills.OF_THIS_JVM.explainsOneSince(oomKillsBefore));
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
