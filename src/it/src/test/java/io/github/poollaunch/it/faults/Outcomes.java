package io.github.poollaunch.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.ResultStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** What became of a case's items, by their numbers: one outcome each, never two. */
final class Outcomes {

    private final Map<Integer, Answer> results = new TreeMap<>();
    private final Map<Integer, Throwable> failures = new TreeMap<>();

    void result(int number, Answer answer) {
        assertThat(answer.number()).as("the answer to item %d", number).isEqualTo(number);
        assertThat(results.put(number, answer))
                .as("two results of item %d", number)
                .isNull();
    }

    void failure(int number, Throwable failure) {
        Throwable before = failures.put(number, failure);
        if (before != null) {
            failure.addSuppressed(before);
            throw new AssertionError("item " + number + " failed twice", failure);
        }
    }

    void take(int number, Callable<Answer> outcome) {
        try {
            result(number, outcome.call());
        } catch (PoolException e) {
            failure(number, e);
        } catch (Exception e) {
            throw new AssertionError("item " + number + " ended as no item of a pool does", e);
        }
    }

    /** The one outcome of a call with many items: its failure tells its item. */
    void takeAll(Callable<List<Answer>> outcome) {
        try {
            List<Answer> answers = outcome.call();
            for (int i = 0; i < answers.size(); i++) {
                result(i, answers.get(i));
            }
        } catch (ItemFailedException e) {
            failure((int) e.index(), e);
        } catch (Exception e) {
            throw new AssertionError("the call ended as no call of a pool does", e);
        }
    }

    void ended(ResultStream<Answer> results) {
        assertThat(results.hasNext()).as("more results than items").isFalse();
    }

    Map<Integer, Answer> results() {
        return results;
    }

    Map<Integer, Throwable> failures() {
        return failures;
    }
}
