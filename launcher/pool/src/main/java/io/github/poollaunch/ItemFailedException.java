package io.github.poollaunch;

import org.jspecify.annotations.Nullable;

/**
 * One item has no result: its task threw ({@link TaskFailedException}), its worker died ({@link WorkerDiedException}), or
 * it or its function could not travel. The items beside it are not concerned.
 */
public class ItemFailedException extends PoolException {
    private static final long serialVersionUID = 1;

    private final long index;

    /**
     * Makes one.
     *
     * @param index the item's place in the call's input, from 0
     * @param message what happened, where, and what to do
     * @param cause what it comes from; null if nothing more is known
     */
    public ItemFailedException(long index, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.index = index;
    }

    /**
     * The item's place in the call's input.
     *
     * @return the place, from 0
     */
    public final long index() {
        return index;
    }
}
