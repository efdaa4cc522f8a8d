package io.github.poollaunch;

/**
 * A worker process ended while it worked on a task: a crash, {@code System.exit}, a signal, the kernel's out-of-memory
 * killer. The message names the worker, its exit code or signal, and the last lines of its stderr.
 */
public final class WorkerDiedException extends ItemFailedException {
    private static final long serialVersionUID = 1;

    private final long pid;
    private final int exitCode;

    /**
     * Makes one.
     *
     * @param index the place of the item that has no result, in the call's input, from 0
     * @param pid the process id that the worker had
     * @param exitCode its exit code; 128 plus the signal's number if a signal ended it
     * @param message what happened, and the worker's last lines on stderr
     */
    public WorkerDiedException(long index, long pid, int exitCode, String message) {
        super(index, message, null);
        this.pid = pid;
        this.exitCode = exitCode;
    }

    /**
     * The process id that the worker had.
     *
     * @return the id; the system may use it again
     */
    public long pid() {
        return pid;
    }

    /**
     * The worker's exit code.
     *
     * @return the code; 128 plus the signal's number if a signal ended the process; -1 if it is not known
     */
    public int exitCode() {
        return exitCode;
    }
}
