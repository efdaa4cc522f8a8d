package io.github.poollaunch.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextReportTest {

    private static String text(int processes, int cpus, boolean resultsEqual) {
        return new TextReport(Reports.of(processes, cpus, resultsEqual), false).render();
    }

    @Test
    void render_withoutColours_isPlainTextThatFitsATerminal() {
        assertThat(text(12, 2, true)).doesNotContain("\u001b").isASCII();
        assertThat(text(12, 2, true).lines())
                .allMatch(line -> line.length() <= 80 && line.equals(line.stripTrailing()));
        assertThat(text(40, 2, true).lines())
                .allMatch(line -> line.length() <= 80 && line.equals(line.stripTrailing()));
    }

    @Test
    void render_withColours_saysTheSame() {
        String coloured = new TextReport(Reports.of(12, 2, true), true).render();
        assertThat(coloured).contains("\u001b[1m", "\u001b[32m", "\u001b[31m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", "").lines().map(String::stripTrailing))
                .containsExactlyElementsOf(text(12, 2, true).lines().toList());
    }

    @Test
    void render_moreProcessesThanCpus_saysHowManyRan() {
        assertThat(text(12, 2, true))
                .contains("12 processes on 2 CPUs, Java 17.0.1", "12 child processes really ran on 2 CPUs")
                .contains("1001", "1012", "all 12 children are ready");
    }

    @Test
    void render_manyChildren_showsAHistogram() {
        assertThat(text(40, 2, true))
                .contains("40 child processes really ran", "half within 121.0", "the slowest 140.0")
                .doesNotContain("1001");
    }

    @Test
    void render_breakEven_saysWhereAndWhy() {
        assertThat(text(12, 2, true))
                .contains("longer than 8.00 ms", "or 0.40 ms in one that is running", "100 items x t x (1 - 1/2)");
    }

    @Test
    void render_oneCpu_saysWhyProcessesNeverWin() {
        assertThat(text(12, 1, true)).contains("never win", "1 CPU.").doesNotContain("longer than");
    }

    @Test
    void render_experiments_showTimesAndSpeedUps() {
        String text = text(12, 2, true);
        assertThat(text).contains("log7: 10,000,000 logs", "8,000", "4,000", "5,000", "2.00", "1.60");
        assertThat(text).contains("(4,000-6,000)", "All three give the same results");
    }

    @Test
    void render_differentResults_namesTheExperiment() {
        assertThat(text(12, 2, false)).contains("NOT the same: log7").doesNotContain("All three");
    }
}
