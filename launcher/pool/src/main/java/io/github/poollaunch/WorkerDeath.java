package io.github.poollaunch;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a worker process ended. Immutable.
 *
 * @param worker its name, such as pool-1-worker-3
 * @param pid the process id that it had; the system may use it again
 * @param exitCode its exit code; 128 plus the signal's number if a signal ended it; -1 if it is not known
 * @param cause in one sentence: exit code, or the signal's name, and what is known of it
 * @param outOfMemory whether it is known to have ended because memory ran out, its own or the machine's
 * @param lastLines its last lines on stderr, 20 at most, oldest first
 * @param crashLog where the VM has written what it knows of its own crash; null if it has not
 */
public record WorkerDeath(
        String worker,
        long pid,
        int exitCode,
        String cause,
        boolean outOfMemory,
        List<String> lastLines,
        @Nullable String crashLog)
        implements Serializable {

    /**
     * Returns the same death with another cause.
     *
     * @param other in one sentence
     * @return a copy
     */
    public WorkerDeath withCause(String other) {
        return new WorkerDeath(worker, pid, exitCode, other, outOfMemory, lastLines, crashLog);
    }

    /**
     * The whole story.
     *
     * @return cause, crash log and last lines as one text, of several lines if there are such
     */
    public String describe() {
        StringBuilder text = new StringBuilder(cause);
        if (crashLog != null) {
            text.append("; the VM crashed; its crash log is ").append(crashLog);
        }
        if (!lastLines.isEmpty()) {
            text.append("; its last lines on stderr:");
            for (String line : lastLines) {
                text.append(System.lineSeparator()).append("    ").append(line);
            }
        }
        return text.toString();
    }
}
