package io.github.poollaunch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int WORKERS = 12;

    private final Pace.Memory memory = new Pace.Memory();

    private static long micros(long count) {
        return TimeUnit.MICROSECONDS.toNanos(count);
    }

    /** A call with a way there and back of 100 µs, and items of so many nanoseconds; returns how many messages it took. */
    private int messages(int items, long nanosEach) {
        Pace pace = new Pace(WORKERS, memory);
        int messages = 0;
        int waiting = items;
        while (waiting > 0) {
            int some = Math.min(waiting, pace.next(waiting));
            pace.ran(some, micros(100) + some * nanosEach);
            waiting -= some;
            messages++;
        }
        return messages;
    }

    @Test
    void next_nothingKnown_isOne() {
        assertThat(new Pace(WORKERS, memory).next(1_000_000)).isEqualTo(1);
    }

    @Test
    void next_shortItemsInOneCall_areMoreAndMore() {
        assertThat(messages(10_000, 1_000)).isLessThan(250);
    }

    @Test
    void next_callsOfLittleWork_goInOneMessageInTheEnd() {
        for (int i = 0; i < 20; i++) {
            messages(100, 100);
        }
        assertThat(messages(100, 100)).isEqualTo(1);
    }

    /** Work that is worth several workers is divided among them, however often it was run. */
    @Test
    void next_callsOfSlowItems_goOneByOne() {
        for (int i = 0; i < 20; i++) {
            messages(100, micros(30_000));
        }
        assertThat(messages(100, micros(30_000))).isEqualTo(100);
    }

    /** One that is sometimes slow must not be taken for short: what is behind a slow item would wait for it. */
    @Test
    void next_slowCallsAmongShortOnes_areNotTakenForShort() {
        for (int i = 0; i < 20; i++) {
            messages(100, 100);
        }
        messages(100, micros(30_000));
        for (int i = 0; i < 3; i++) {
            assertThat(new Pace(WORKERS, memory).next(100)).isLessThan(5);
            messages(20, 100);
        }
    }

    /** Calls on one item, too: such a call is not to be tried by its caller. */
    @Test
    void isShort_oneThatWasSlowLately_isNot() {
        for (int i = 0; i < 20; i++) {
            messages(1, 100);
        }
        assertThat(new Pace(WORKERS, memory).isShort(1)).isTrue();
        messages(1, micros(30_000));
        for (int i = 0; i < 3; i++) {
            assertThat(new Pace(WORKERS, memory).isShort(1)).isFalse();
            messages(1, 100);
        }
        for (int i = 0; i < 10; i++) {
            messages(1, 100);
        }
        assertThat(new Pace(WORKERS, memory).isShort(1)).isTrue();
    }

    /** A group that was taken apart may never tell its time. */
    @Test
    void slow_isRememberedInTheNextCall() {
        for (int i = 0; i < 20; i++) {
            messages(100, 100);
        }
        new Pace(WORKERS, memory).slow();
        assertThat(new Pace(WORKERS, memory).next(100)).isEqualTo(1);
    }

    /** No worker gets so much of a long call, at its end, that others have nothing to do. */
    @Test
    void next_atTheEnd_leavesSomethingToTheOthers() {
        for (int i = 0; i < 20; i++) {
            messages(100_000, 5_000);
        }
        Pace pace = new Pace(WORKERS, memory);
        assertThat(pace.next(2_400)).isBetween(20, 100);
    }
}
