package io.github.poollaunch.it.chaos;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;

/**
 * imap and imapUnordered.
 *
 * @param most after how many results nobody reads on
 */
record StreamOfAll(boolean ordered, int chunkSize, int most) implements Call {

    @Override
    public <T, R> void run(Pool pool, Work<T, R> work, Check check) throws Refused {
        try (ResultStream<R> results = Refused.orElse(() -> ordered
                ? pool.imap(work.function(), work.items(), chunkSize)
                : pool.imapUnordered(work.function(), work.items(), chunkSize))) {
            int read = 0;
            while (read < most && results.hasNext()) {
                Outcome outcome = next(results);
                if (outcome.failed() && !(outcome.thrown() instanceof ItemFailedException)) {
                    check.callFailed(outcome.thrown());
                    return;
                }
                tell(check, read, outcome);
                read++;
            }
            if (read == most) {
                check.givenUp(Count.CANCELLED);
            }
        }
    }

    private static Outcome next(ResultStream<?> results) {
        try {
            return Outcome.value(results.next());
        } catch (RuntimeException e) {
            return Outcome.thrown(e);
        }
    }

    private void tell(Check check, int place, Outcome outcome) {
        if (!ordered) {
            check.arrivedSomewhere(outcome);
        } else if (outcome.thrown() instanceof ItemFailedException failure && failure.index() != place) {
            check.arrived(failure.index(), outcome);
        } else {
            check.arrived(place, outcome);
        }
    }
}
