package io.github.poollaunch.it.chaos;

import io.github.poollaunch.PoolClosedException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** A pool takes no more calls. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private Refused(RuntimeException cause) {
        super(cause);
    }

    /** Submits a call: a closed pool may refuse it now, but may not fail it later. */
    static <C> C orElse(Supplier<C> submission) throws Refused {
        try {
            return submission.get();
        } catch (PoolClosedException | RejectedExecutionException e) {
            throw new Refused(e);
        }
    }
}
