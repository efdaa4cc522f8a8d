package io.github.poollaunch.worker;

import io.github.poollaunch.WorkerDeath;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.message.RequestWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A child JVM: its process and its three streams. The worker's thread owns it; {@link #kill} may come from any thread. */
final class ChildProcess {

    /** How long an orderly end may take before it is forced: shutdown hooks of the user's code run in it. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    /** After its stdin is closed a child halts within milliseconds; a stopped or starved one does not. */
    private static final Duration HALT_LIMIT = Duration.ofSeconds(2);

    /** How long the last words on stderr are waited for. */
    private static final long STDERR_MILLIS = 1_000;

    private final ChildCommand command;
    private final Process process;
    private final StderrPump stderr;
    private final StrayReplies stray;
    private final FrameReader replies;
    private final SlicedOutput stdin;
    private final RequestWriter requests;
    private final String worker;
    private final long launched;

    private ChildProcess(
            ChildCommand command, Process process, String worker, @Nullable RowFormat format, long launched) {
        this.launched = launched;
        this.command = command;
        this.process = process;
        this.worker = worker;
        TaggedOutput tagged = new TaggedOutput(System.err, worker);
        this.stderr = new StderrPump(process.getErrorStream(), tagged, worker);
        this.stray = new StrayReplies(tagged);
        this.replies = new FrameReader(process.getInputStream(), stray);
        this.stdin = new SlicedOutput(process.getOutputStream());
        this.requests = new RequestWriter(stdin, format);
    }

    /**
     * @param format what items are written in; null for JSON
     */
    static ChildProcess launch(ChildCommand command, String worker, @Nullable RowFormat format) throws IOException {
        long launched = System.nanoTime();
        ChildProcess child = new ChildProcess(command, command.builder().start(), worker, format, launched);
        try {
            child.stderr.start();
        } catch (
                OutOfMemoryError
                        e) { // No thread left: the process must not be left behind without its parent knowing it.
            child.process.destroyForcibly();
            throw new IOException("no thread left to read its stderr: " + e.getMessage(), e);
        }
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
        closeStdin();
        stderr.awaitEnd(STDERR_MILLIS);
    }

    /** Ends it and what it has started, at once. */
    void kill() {
        // Before the child's death: afterwards nothing tells whose they were.
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /** The same, and waits until it is gone: who waits for the pool's end relies on that. */
    void killAndWait() {
        kill();
        awaitExit(HALT_LIMIT);
        closeStdin();
        stderr.awaitEnd(STDERR_MILLIS);
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

    /** How it ended, after its channel has. */
    WorkerDeath death() {
        int code = exitCode();
        stderr.awaitEnd(STDERR_MILLIS);
        // A VM that crashes without a core dump ends with the code of any other error: the log tells.
        Path crashLog = command.crashLog(pid());
        return new WorkerDeath(
                worker,
                pid(),
                code,
                (code == -1 ? "it does not react to SIGKILL" : ExitCode.describe(code)) + stray.told(),
                false,
                stderr.lastLines(),
                Files.exists(crashLog) ? crashLog.toString() : null);
    }

    /** The same as text. */
    String lastWords() {
        return death().describe();
    }
}
