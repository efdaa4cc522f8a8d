package io.github.poollaunch.it.chaos;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the two callbacks of one call are told. Thread-safe. */
final class Told {

    private final AtomicInteger results = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    void result(Object result) {
        results.incrementAndGet();
    }

    void failure(Throwable failure) {
        failures.incrementAndGet();
    }

    /** After the call's end, which comes after the callbacks. */
    void check(String job, boolean well, Tally tally) {
        int right = (well ? results : failures).get();
        int all = results.get() + failures.get();
        if (all > 1) {
            tally.complain(Count.DUPLICATES, job + ": " + all + " callbacks were told");
        } else if (all == 0) {
            tally.complain(Count.LOSSES, job + ": no callback was told");
        } else if (right == 0) {
            tally.complain(Count.WRONG, job + ": the wrong callback was told");
        }
    }
}
