package io.github.poollaunch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A worker process ended while it ran an item: a crash, {@code System.exit}, a signal, the kernel's out-of-memory
 * killer. The message says all that the accessors do.
 */
public final class WorkerDiedException extends ItemFailedException {
    private static final long serialVersionUID = 1;

    private final String item;
    private final @Nullable Duration ranFor;
    private final WorkerDeath death;

    /**
     * Makes one.
     *
     * @param index the item's place in the call's input, from 0
     * @param message what happened, and the worker's last lines on stderr
     * @param item the item's value, shortened
     * @param ranFor how long it had run; null if that is not known
     * @param death how its worker ended
     */
    public WorkerDiedException(long index, String message, String item, @Nullable Duration ranFor, WorkerDeath death) {
        super(index, message, null);
        this.item = item;
        this.ranFor = ranFor;
        this.death = death;
    }

    /**
     * The item that was running, as text.
     *
     * @return its value, shortened to some 100 characters; only its class where its {@code toString} fails
     */
    public String item() {
        return item;
    }

    /**
     * How long the item had run when its worker died. Where items are short, the worker does not read the clock for each: then
     * it is how long at most, the time of up to 63 short items before it included, and the message says "at most".
     *
     * @return the time; null if it is not known
     */
    public @Nullable Duration ranFor() {
        return ranFor;
    }

    /**
     * How the worker ended.
     *
     * @return exit code, last lines and all
     */
    public WorkerDeath death() {
        return death;
    }

    /**
     * The process id that the worker had.
     *
     * @return the id; the system may use it again
     */
    public long pid() {
        return death.pid();
    }

    /**
     * The worker's exit code.
     *
     * @return the code; 128 plus the signal's number if a signal ended the process; -1 if it is not known
     */
    public int exitCode() {
        return death.exitCode();
    }
}
