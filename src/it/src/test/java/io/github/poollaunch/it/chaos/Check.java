package io.github.poollaunch.it.chaos;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Holds what one job delivers against the sequential run. For one thread. */
final class Check {

    private final String job;
    private final List<Outcome> expected;
    private final Excuses excuses;
    private final Consumer<Runnable> afterPoolsEnd;
    private final Tally tally;

    /** How often each item has arrived. */
    private final int[] arrived;

    /** Those whose values have come without their places. */
    private final List<Outcome> unordered = new ArrayList<>();

    /** Nothing more is to come: the call has failed as it had to, or was given up. */
    private boolean settled;

    Check(String job, List<Outcome> expected, Excuses excuses, Consumer<Runnable> afterPoolsEnd, Tally tally) {
        this.job = job;
        this.expected = expected;
        this.excuses = excuses;
        this.afterPoolsEnd = afterPoolsEnd;
        this.tally = tally;
        this.arrived = new int[expected.size()];
    }

    /** An item has come. */
    void arrived(long index, Outcome outcome) {
        if (index < 0 || index >= arrived.length) {
            tally.complain(Count.WRONG, job + ": item " + index + " of " + arrived.length + " came: " + outcome);
            return;
        }
        int place = (int) index;
        if (++arrived[place] > 1) {
            tally.complain(Count.DUPLICATES, job + ": item " + index + " came again: " + outcome);
        } else {
            compare(place, outcome);
        }
    }

    /** An item has come from a call that does not tell which; a failure says it itself. */
    void arrivedSomewhere(Outcome outcome) {
        if (outcome.thrown() instanceof ItemFailedException failure) {
            arrived(failure.index(), outcome);
        } else {
            unordered.add(outcome);
        }
    }

    private void compare(int index, Outcome outcome) {
        Outcome wanted = expected.get(index);
        if (wanted.sameAs(outcome)) {
            return;
        }
        Count excuse = outcome.failed() ? excuses.of(outcome.thrown()) : null;
        if (excuse != null) {
            tally.add(excuse);
        } else {
            boolean lost = outcome.failed() && !(outcome.thrown() instanceof TaskFailedException);
            tally.complain(
                    lost ? Count.LOSSES : Count.WRONG,
                    job + ": item " + index + " should be " + wanted + ", is " + outcome);
        }
    }

    /** The call as a whole has failed: for a list, that is right if an item had to. */
    void callFailed(Throwable failure) {
        settled = true;
        if (failure instanceof ItemFailedException item) {
            if (item.index() < expected.size()) {
                compare((int) item.index(), Outcome.thrown(failure));
                return;
            }
        }
        Count excuse = excuses.of(failure);
        if (excuse != null) {
            tally.add(excuse);
        } else {
            tally.complain(Count.LOSSES, job + ": the call failed: " + failure);
        }
    }

    /**
     * The call has ended, and its callbacks have been told: before it for a call that has ended by itself, at the pool's end
     * at the latest for one that was given up, and for all of a pool that is terminated, also those that have just ended well:
     * then a result waits for no callback.
     */
    void callbacks(Told told, Outcome end) {
        Runnable check = () -> told.check(job, !end.failed(), tally);
        if (end.thrown() instanceof CancellationException || excuses.poolIsTerminated()) {
            afterPoolsEnd.accept(check);
        } else {
            check.run();
        }
    }

    /** Nobody wants the rest. */
    void givenUp(Count why) {
        settled = true;
        tally.add(why);
    }

    /** After the last one: what has not come, is lost. */
    void end() {
        tally.add(Count.ITEMS, expected.size());
        placeUnordered();
        for (int i = 0; i < arrived.length && !settled; i++) {
            if (arrived[i] == 0) {
                tally.complain(Count.LOSSES, job + ": item " + i + " never came; it should be " + expected.get(i));
            }
        }
    }

    private void placeUnordered() {
        for (Outcome outcome : unordered) {
            int place = 0;
            while (place < arrived.length
                    && (arrived[place] > 0 || !expected.get(place).sameAs(outcome))) {
                place++;
            }
            if (place < arrived.length) {
                arrived[place]++;
            } else {
                boolean known = expected.stream().anyMatch(each -> each.sameAs(outcome));
                tally.complain(
                        known ? Count.DUPLICATES : Count.WRONG,
                        job + (known ? ": once too often: " : ": no item comes to this: ") + outcome);
            }
        }
    }
}
