package io.github.poollaunch.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.WorkerDeath;
import io.github.poollaunch.WorkerDiedException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CheckTest {

    private static final Excuses TERMINATED = new Excuses() {
        @Override
        public Count of(Throwable failure) {
            return null;
        }

        @Override
        public boolean poolIsTerminated() {
            return true;
        }
    };

    private final RuntimeException seven = new IllegalArgumentException("seven");

    /** 10, 20, a failure, 20. */
    private final List<Outcome> expected =
            List.of(Outcome.value(10), Outcome.value(20), Outcome.thrown(seven), Outcome.value(20));

    private final Tally tally = new Tally(new PrintStream(OutputStream.nullOutputStream()));
    private final List<Runnable> later = new ArrayList<>();

    private Check check(Excuses excuses) {
        return new Check("job", expected, excuses, later::add, tally);
    }

    private static Throwable failure(long index, Throwable cause) {
        return new TaskFailedException(index, "item " + index + ": " + cause, cause);
    }

    private static Throwable death(long index) {
        WorkerDeath death = new WorkerDeath("worker", 4711, 137, "SIGKILL", false, List.of(), null);
        return new WorkerDiedException(index, "died", "item", null, death);
    }

    private void allBut(int missing, Check check) {
        for (int i = 0; i < expected.size(); i++) {
            if (i != missing) {
                Outcome each = expected.get(i);
                check.arrived(i, each.failed() ? Outcome.thrown(failure(i, each.thrown())) : each);
            }
        }
    }

    private void assertDefects(long losses, long duplicates, long wrong) {
        assertThat(List.of(tally.of(Count.LOSSES), tally.of(Count.DUPLICATES), tally.of(Count.WRONG)))
                .as("losses, duplicates, wrong")
                .containsExactly(losses, duplicates, wrong);
    }

    @Test
    void end_allAsExpected_noDefect() {
        Check check = check(Excuses.NONE);
        allBut(-1, check);
        check.end();

        assertDefects(0, 0, 0);
        assertThat(tally.of(Count.ITEMS)).isEqualTo(expected.size());
    }

    @Test
    void end_anItemThatNeverCame_isLost() {
        Check check = check(Excuses.NONE);
        allBut(1, check);
        check.end();

        assertDefects(1, 0, 0);
    }

    @Test
    void arrived_anItemThatCameTwice_isADuplicate() {
        Check check = check(Excuses.NONE);
        allBut(-1, check);
        check.arrived(0, expected.get(0));
        check.end();

        assertDefects(0, 1, 0);
    }

    @Test
    void arrived_anotherValue_isWrong() {
        Check check = check(Excuses.NONE);
        allBut(1, check);
        check.arrived(1, Outcome.value(10));
        check.end();

        assertDefects(0, 0, 1);
    }

    @Test
    void arrived_anItemThatMustThrowAndDoesNot_isWrong() {
        Check check = check(Excuses.NONE);
        allBut(2, check);
        check.arrived(2, Outcome.value(30));
        check.end();

        assertDefects(0, 0, 1);
    }

    @Test
    void arrived_anItemThatThrowsSomethingElse_isWrong() {
        Check check = check(Excuses.NONE);
        allBut(2, check);
        check.arrived(2, Outcome.thrown(failure(2, new IllegalArgumentException("eight"))));
        check.end();

        assertDefects(0, 0, 1);
    }

    @Test
    void arrived_aDeathWithoutExcuse_isALoss() {
        Check check = check(Excuses.NONE);
        allBut(0, check);
        check.arrived(0, Outcome.thrown(death(0)));
        check.end();

        assertDefects(1, 0, 0);
    }

    @Test
    void arrived_aDeathWithAnExcuse_isCountedAsThat() {
        Check check = check(failure -> failure instanceof WorkerDiedException ? Count.KILLED_ITEMS : null);
        allBut(0, check);
        check.arrived(0, Outcome.thrown(death(0)));
        check.end();

        assertDefects(0, 0, 0);
        assertThat(tally.of(Count.KILLED_ITEMS)).isEqualTo(1);
    }

    @Test
    void arrivedSomewhere_allInAnotherOrder_noDefect() {
        Check check = check(Excuses.NONE);
        check.arrivedSomewhere(Outcome.value(20));
        check.arrivedSomewhere(Outcome.thrown(failure(2, seven)));
        check.arrivedSomewhere(Outcome.value(20));
        check.arrivedSomewhere(Outcome.value(10));
        check.end();

        assertDefects(0, 0, 0);
    }

    @Test
    void arrivedSomewhere_onceTooOftenAndOnceTooRarely_isADuplicateAndALoss() {
        Check check = check(Excuses.NONE);
        check.arrivedSomewhere(Outcome.value(10));
        check.arrivedSomewhere(Outcome.value(10));
        check.arrivedSomewhere(Outcome.value(20));
        check.arrivedSomewhere(Outcome.thrown(failure(2, seven)));
        check.end();

        assertDefects(1, 1, 0);
    }

    @Test
    void arrivedSomewhere_aValueOfNoItem_isWrong() {
        Check check = check(Excuses.NONE);
        allBut(0, check);
        check.arrivedSomewhere(Outcome.value(11));
        check.end();

        assertDefects(1, 0, 1);
    }

    @Test
    void callFailed_withAnItemThatHadTo_settlesTheRest() {
        Check check = check(Excuses.NONE);
        check.callFailed(failure(2, seven));
        check.end();

        assertDefects(0, 0, 0);
    }

    @Test
    void callFailed_withAnItemThatHadNot_isWrong() {
        Check check = check(Excuses.NONE);
        check.callFailed(failure(1, seven));
        check.end();

        assertDefects(0, 0, 1);
    }

    @Test
    void callFailed_asIfThePoolWereClosed_isALossUnlessItWas() {
        Check check = check(Excuses.NONE);
        check.callFailed(new PoolClosedException("closed"));
        check.end();

        assertDefects(1, 0, 0);
    }

    @Test
    void callbacks_noneToldOfACallThatHasEnded_isALoss() {
        check(Excuses.NONE).callbacks(new Told(), Outcome.value(1));

        assertDefects(1, 0, 0);
    }

    @Test
    void callbacks_noneToldOfACancelledCall_isALossWhenThePoolHasEnded() {
        check(Excuses.NONE).callbacks(new Told(), Outcome.thrown(new CancellationException()));
        assertDefects(0, 0, 0);

        later.forEach(Runnable::run);
        assertDefects(1, 0, 0);
    }

    /** Its result was there before its callback's turn came: a terminated pool's results wait for no callback. */
    @Test
    void callbacks_noneToldOfACallThatEndedAsItsPoolWasTerminated_isALossWhenThePoolHasEnded() {
        Told told = new Told();
        check(TERMINATED).callbacks(told, Outcome.value(1));
        check(TERMINATED).callbacks(new Told(), Outcome.value(2));
        assertDefects(0, 0, 0);

        told.result(1);
        later.forEach(Runnable::run);
        assertDefects(1, 0, 0);
    }

    @Test
    void callbacks_toldTwice_isADuplicate() {
        Told told = new Told();
        told.result(1);
        told.failure(seven);
        check(Excuses.NONE).callbacks(told, Outcome.value(1));

        assertDefects(0, 1, 0);
    }

    @Test
    void callbacks_theWrongOneTold_isWrong() {
        Told told = new Told();
        told.failure(seven);
        check(Excuses.NONE).callbacks(told, Outcome.value(1));

        assertDefects(0, 0, 1);
    }
}
