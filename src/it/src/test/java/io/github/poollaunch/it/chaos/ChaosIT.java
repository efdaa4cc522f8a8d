package io.github.poollaunch.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.it.NoSurvivors;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That a run notices what it is for. The run itself is {@code src/it/chaos}. */
@ExtendWith(NoSurvivors.class)
class ChaosIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Tally tally = new Tally(new PrintStream(OutputStream.nullOutputStream()));
    private final Pace pace = new Pace();

    /** A kill whose slot believes that its pool retries, which it does not. */
    @Test
    void aKillThatShows_isALoss() throws InterruptedException {
        try (HangWatch watch = new HangWatch(LIMIT, hung -> tally.complain(Count.HANGS, hung))) {
            PoolAge age = new PoolAge(PoolKind.PLAIN, PoolKind.UNRETRIED.open(1, Marker.ofThisRun()));
            run(age, watch);
        }

        assertThat(tally.of(Count.LOSSES)).isPositive();
        assertThat(tally.exitCode()).isEqualTo(1);
    }

    @Test
    void aKillWithRetries_isNone() throws InterruptedException {
        try (HangWatch watch = new HangWatch(LIMIT, hung -> tally.complain(Count.HANGS, hung))) {
            run(new PoolAge(PoolKind.PLAIN, PoolKind.PLAIN.open(1, Marker.ofThisRun())), watch);
        }

        assertThat(tally.of(Count.LOSSES)).isZero();
        assertThat(tally.of(Count.ITEMS)).isEqualTo(2);
    }

    @SuppressWarnings("try") // the watch looks at the clock only
    private void run(PoolAge age, HangWatch watch) throws InterruptedException {
        Work<Integer, Integer> work = Work.of("sleeps", Tasks::sleepy, List.of(1, 2_000));
        Check check = new Check("job", work.expected(), age, age::afterItsEnd, tally);
        Thread killer = Daemon.start("killer", () -> killOneThatHasWorked(age));
        try (HangWatch.Watched watched = watch.begin("job")) {
            new StreamOfAll(true, 1, Integer.MAX_VALUE).run(age.pool, work, check);
        } catch (Refused e) {
            throw new AssertionError(e);
        } finally {
            check.end();
            age.close();
            killer.join();
        }
    }

    private void killOneThatHasWorked(PoolAge age) {
        ProcessHandle victim = null;
        while (victim == null && pace.goesOnAfter(10)) {
            victim = age.pool.workers().stream()
                    .filter(each -> each.tasksDone() == 1)
                    .findFirst()
                    .flatMap(each -> ProcessHandle.of(each.pid()))
                    .orElse(null);
        }
        pace.goesOnAfter(200);
        if (victim != null) {
            age.willBeKilled(victim.pid());
            victim.destroyForcibly();
        }
    }
}
