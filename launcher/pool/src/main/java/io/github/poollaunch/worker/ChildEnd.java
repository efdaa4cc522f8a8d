package io.github.poollaunch.worker;

import io.github.poollaunch.crew.Timer;
import io.github.poollaunch.protocol.message.RequestWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Ends a child's process, with what it has started and left behind. Thread-safe; {@link #stop} is its worker's thread's. */
final class ChildEnd implements Runnable {

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

    private final Process process;
    private final StderrPump stderr;

    private final Leftovers leftovers;

    /** The worker's number in its pool, which what it leaves behind is known by. */
    private final int number;

    /** Completed when what it has left behind was ended, or there is nothing to end. */
    private final CompletableFuture<Void> cleared = new CompletableFuture<>();

    private final AtomicBoolean clearing = new AtomicBoolean();

    /** Set by the worker's thread before it asks it to end. */
    private volatile boolean stopping;

    /** Set by whoever ends it by force, before that: its death is neither a riddle nor the kernel's doing. */
    private volatile boolean killed;

    ChildEnd(Process process, StderrPump stderr, Leftovers leftovers, int number) {
        this.process = process;
        this.stderr = stderr;
        this.leftovers = leftovers;
        this.number = number;
    }

    /** From now on, what it leaves behind when it ends is looked for at once. */
    void watch() {
        onExit(this);
    }

    /** Runs {@code action} on a thread of the JDK's when the process has ended. */
    void onExit(Runnable action) {
        CompletableFuture<?> unused = process.onExit().thenRun(action);
    }

    /** Whether this JVM has ended it by force. */
    boolean isKilled() {
        return killed;
    }

    /** Asks it to end, then makes it; what it has started and left behind ends with it. */
    void stop(RequestWriter requests) {
        List<ProcessHandle> started = started();
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
        destroy(started);
        awaitNothingLeft();
    }

    /**
     * Ends it and what it has started within about a second, and does not wait for it: SIGTERM, so that shutdown hooks of
     * the user's code run, then SIGKILL.
     */
    void terminate() {
        markKilled();
        List<ProcessHandle> started = started();
        process.toHandle().destroy(); // By the handle, as in kill().
        onExit(() -> destroy(started));
        Timer.elsewhere(TERM_LIMIT, () -> {
            if (process.isAlive()) {
                kill();
            }
        });
    }

    /** Ends it and what it has started, at once. */
    void kill() {
        markKilled();
        // Before the child's death: afterwards their mark alone tells whose they were, and not on every system.
        List<ProcessHandle> started = List.of();
        try {
            started = started();
        } finally { // Also where this JVM has no memory left for that list.
            // The handle's: the process's own closes the pipes at once, and with them results and last words are lost.
            process.toHandle().destroyForcibly();
        }
        destroy(started);
    }

    /** The same, and waits until it is gone: who waits for the pool's end relies on that. */
    void killAndWait() {
        kill();
        awaitExit(HALT_LIMIT);
        awaitNothingLeft();
    }

    private record Collecting(List<ProcessHandle> into) implements Consumer<ProcessHandle> {
        @Override
        public void accept(ProcessHandle handle) {
            into.add(handle);
        }
    }

    /** What it has started, and what that has; by a list of our own, since the stream's own takes a JVM a dozen classes more. */
    private List<ProcessHandle> started() {
        List<ProcessHandle> started = new ArrayList<>();
        process.descendants().forEach(new Collecting(started));
        return started;
    }

    private static void destroy(List<ProcessHandle> processes) {
        for (ProcessHandle each : processes) {
            each.destroyForcibly();
        }
    }

    /** One that is dead already has died of something else. */
    private void markKilled() {
        if (process.isAlive()) {
            killed = true;
        }
    }

    /** Waits until what it has left behind is gone and its last words are read, if it has ended. */
    void awaitNothingLeft() {
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
    @Override
    public void run() {
        clear();
    }

    private void clear() {
        if (!clearing.compareAndSet(false, true)) {
            return;
        }
        try {
            if (killed || !stopping || process.exitValue() != 0) {
                leftovers.endOf(number);
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

    /** The exit code, after the child's channel has ended; one that goes on without its channel is killed. -1 if it lives on. */
    int exitCode() {
        if (!awaitExit(HALT_LIMIT)) {
            kill();
            if (!awaitExit(HALT_LIMIT)) {
                return -1;
            }
        }
        return process.exitValue();
    }
}
