package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.WorkerDiedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a task does to its JVM does not break the worker that the JVM is: it goes on, and right, or dies and says why. */
@ExtendWith(NoSurvivors.class)
class StateIsolationIT {

    @SuppressWarnings("JavaUtilDate") // one of those that travel
    private static final List<Object> VALUES = List.of(
            List.of(1, -1L, 1234567890123L, 1.5e300, -0.0, 0.1f, (short) 7, 'ı'),
            new BigDecimal("-12345678901234567890.00"),
            BigInteger.TEN.pow(40),
            Map.of("İI", List.of(true), "ıi", Double.NaN),
            LocalDate.of(2026, 11, 22),
            ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 1, ZoneId.of("Europe/Paris")),
            Year.of(12345),
            YearMonth.of(2026, 2),
            new Date(1234567890123L),
            TimeZone.getTimeZone("Asia/Kathmandu"),
            Currency.getInstance("EUR"),
            Locale.forLanguageTag("de-CH"));

    /** The pool without coverage: more than twenty children come and go here. */
    @ParameterizedTest
    @EnumSource(HostileState.class)
    void workersState_changedByATask_hurtsNeitherTheNextTasksNorTheEnd(HostileState state) {
        Recorder recorder = new Recorder();
        try (Pool pool = Pool.builder().processes(1).listener(recorder).build()) {
            boolean possible = pool.apply(HostileState::inWorker, state);
            assumeThat(possible).isTrue();
            worksWell(pool);
        }
        assertThat(recorder.deaths).isEmpty();
        assertThat(recorder.starting).as("the same worker did it all").containsExactly(1);
        assertThat(recorder.retired).containsExactly(1);
    }

    /** All that the worker needs is loaded only now, after the change. */
    private static void worksWell(Pool pool) {
        assertThat(pool.map(Functions::square, List.of(1, 2, 3, 46340), 2)).containsExactly(1, 4, 9, 46340 * 46340);
        assertThat(pool.apply(TravelFunctions::nested, VALUES)).isEqualTo(VALUES);
        TravelFunctions.Everything value = new TravelFunctions.Everything(
                Instant.parse("2026-11-22T18:00:00.000000001Z"),
                ZonedDateTime.of(-1, 1, 1, 0, 0, 0, 0, ZoneId.of("Asia/Kolkata")),
                Duration.ofSeconds(-1, 5),
                new UUID(1, -1),
                Locale.forLanguageTag("sr-Latn-RS"),
                Optional.of(List.of(Long.MIN_VALUE)),
                Set.of(new TravelFunctions.Circle(Double.MIN_VALUE), TravelFunctions.Nothing.NOTHING),
                Map.of(TravelFunctions.Level.HIGH, new double[] {1.5}),
                null);
        assertThat(pool.apply(TravelFunctions::everything, value))
                .usingRecursiveComparison()
                .isEqualTo(value);
        TravelFunctions.Node node = new TravelFunctions.Node("i", new ArrayList<>()).add(new TravelFunctions.Node());
        assertThat(pool.apply(TravelFunctions::node, node)).isEqualTo(node);
        assertThat(pool.apply(TravelFunctions::animal, new TravelFunctions.Dog("Rex", 5L)))
                .isEqualTo(new TravelFunctions.Dog("Rex", 5L));
        assertThat(pool.apply(TravelFunctions::failure, new Functions.OddException("ıİ", null)))
                .isExactlyInstanceOf(Functions.OddException.class)
                .hasMessage("ıİ");
        List<Integer> captured = List.of(7);
        assertThat(pool.<Integer, Integer>apply(x -> x + captured.get(0), 5)).isEqualTo(12);
        assertThatThrownBy(() -> pool.apply(Functions::failOnOdd, 3))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseExactlyInstanceOf(Functions.OddException.class);
        assertThat(pool.apply(Functions::interruptSelf, 0)).as("its own flag").isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"main, this worker cannot go on: java.lang.", "pool-child-reader, cannot be read: java.lang.ThreadDeath"
    })
    void workersOwnThread_stoppedByATask_isADeathThatSaysSo(String thread, String words) {
        Recorder recorder = new Recorder();
        // A replacement finds the pool's files where they were.
        try (Pool pool = Pool.builder()
                .processes(1)
                .listener(recorder)
                .shared("x".repeat(300_000))
                .build()) {
            assumeThat(pool.apply(HostileState::stop, thread)).isTrue();
            // A thread is stopped when the VM finds the time: the reader when it has read something, mostly the first
            // thing.
            Awaitility.await().until(() -> {
                try {
                    assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
                } catch (WorkerDiedException e) {
                    assertThat(e).hasMessageContaining(words);
                }
                return !recorder.deaths.isEmpty();
            });
            assertThat(pool.apply(Functions::square, 4)).isEqualTo(16);
        }
        assertThat(recorder.deaths).singleElement().asString().contains(words);
    }

    /** A worker that takes nothing up is ended, and what it was sent goes to another. */
    @Test
    void workersReader_suspendedByATask_costsNoResult() {
        Recorder recorder = new Recorder();
        try (Pool pool = Pool.builder()
                .processes(1)
                .startTimeout(Duration.ofSeconds(3))
                .listener(recorder)
                .build()) {
            assumeThat(pool.apply(HostileState::suspendReader, 0)).isTrue();
            assertThat(pool.apply(Functions::square, 3)).isEqualTo(9);
        }
        assertThat(recorder.deaths).hasSize(1);
    }

    @Test
    void workerThatDoesNotWantToEnd_isGoneWithinTheBound() {
        try (Pool pool = Pool.builder().processes(2).build()) {
            assertThat(pool.apply(HostileState::leaveHookThatNeverEnds, 0)).isTrue();
            // It forbids reflection, too, and so the worker's own going on: then it dies, and says what was forbidden.
            AsyncResult<Boolean> forbidden = pool.applyAsync(HostileState::forbidEverything, 0);
            forbidden.await(Duration.ofSeconds(30));
            assertThat(forbidden.ready()).isTrue();
        } // Within the time limit of a test; NoSurvivors looks for the processes.
    }
}
