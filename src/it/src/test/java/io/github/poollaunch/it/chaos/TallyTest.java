package io.github.poollaunch.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TallyTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Tally tally = new Tally(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @BeforeEach
    void countsAsAGoodRunHasThem() {
        for (Count count : Count.values()) {
            if (count.verdict == Count.Verdict.MUST_HAPPEN) {
                tally.add(count);
            }
        }
    }

    @Test
    void exitCode_aGoodRun_is0() {
        assertThat(tally.exitCode()).isZero();
        assertThat(tally.table()).doesNotContain("must");
    }

    @ParameterizedTest
    @EnumSource(
            value = Count.class,
            names = {
                "LOSSES",
                "DUPLICATES",
                "WRONG",
                "HANGS",
                "SURVIVORS",
                "DESCRIPTORS_LEFT",
                "THREADS_LEFT",
                "FILES_LEFT"
            })
    void exitCode_oneDefectOfAnyKind_is1AndSaysWhich(Count defect) {
        tally.complain(defect, "this one");

        assertThat(tally.exitCode()).isEqualTo(1);
        assertThat(tally.table()).containsPattern(" 1  " + defect.text + "  <- must be 0");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(defect.text + " 1: this one");
    }

    @ParameterizedTest
    @EnumSource(
            value = Count.class,
            names = {"JOBS", "ITEMS", "POOLS", "KILLS", "STOPS"})
    void exitCode_aRunInWhichNothingHappened_is1(Count missing) {
        Tally idle = new Tally(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(idle.exitCode()).isEqualTo(1);
        assertThat(idle.notAsTheyShouldBe()).contains(missing);
    }
}
