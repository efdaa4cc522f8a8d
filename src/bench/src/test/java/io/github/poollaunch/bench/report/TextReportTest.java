package io.github.poollaunch.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.poollaunch.bench.goal.Measure;
import io.github.poollaunch.bench.goal.Reference;
import io.github.poollaunch.bench.goal.Target;
import io.github.poollaunch.bench.measure.Entrant.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private final WorkloadResult result = Results.workload(
            "two lists",
            Measure.time(
                    Target.atMost(1.3, Reference.CPYTHON_SPAWN).variant("JSON"),
                    Target.atMost(0.6, Reference.CPYTHON_SPAWN).variant("Smile")),
            Results.of("ours", 17, "JSON", Role.OURS, 2e6, 3e6, 4e6),
            Results.of("ours", 17, "Smile", Role.OURS, 1e6, 1e6, 1e6),
            Results.of("CPython spawn", 0, "", Role.PEER, 2e6, 3e6, 2e6),
            Results.of("CPython fork", 0, "", Role.PEER, 1e6, null, null));

    @Test
    void goal_hasAFigureOfEachContestantAndTheVerdicts() {
        String text = TextReport.goal(Results.report(result), List.of(result));
        assertThat(text.lines().map(String::strip))
                .contains("two lists, JSON   ours (17)        3 ms  2 ms  4 ms  3")
                .contains("two lists         CPython fork     1 ms  1 ms  1 ms  1")
                .contains(
                        "workload          ours (17)  CPython spawn  CPython fork  ratio                        goal  met")
                .contains(
                        "two lists, JSON        3 ms           2 ms          1 ms      1  (17) ≤ 1.3 × CPython spawn  yes")
                .contains(
                        "two lists, Smile       1 ms           2 ms          1 ms    0.5  (17) ≤ 0.6 × CPython spawn  yes")
                .contains("note: two lists, CPython fork: it died");
    }

    @Test
    void markdown_hasTheSameTables() {
        String markdown = TextReport.markdown(Results.report(result));
        assertThat(markdown)
                .contains("A quick run", "Missing: nobody.", "### S0 nothing at all", "Java 17.0.1, us")
                .contains("| two lists, Smile | 1 ms | 2 ms | 1 ms | 0.5 | (17) ≤ 0.6 × CPython spawn | yes |\n")
                .contains("| workload | contestant | median | min | max | n |\n| --- | --- | ---: |");
    }

    @Test
    void goalsThatDifferByJava_haveALineEach() {
        WorkloadResult byJava = Results.workload(
                "cold",
                Measure.time(
                        Target.atMost(2.5, Reference.CPYTHON_SPAWN).of(ours -> ours.java() < 25),
                        Target.atMost(1.5, Reference.CPYTHON_SPAWN).of(ours -> ours.java() >= 25)),
                Results.of("ours", 17, "", Role.OURS, 2e6),
                Results.of("ours", 25, "", Role.OURS, 2e6),
                Results.of("CPython spawn", 0, "", Role.PEER, 1e6));
        assertThat(GoalTable.of(List.of(byJava)).rows())
                .containsExactly(
                        List.of("cold", "2 ms", "2 ms", "1 ms", "2", "(17) ≤ 2.5 × CPython spawn", "yes"),
                        List.of("cold", "", "", "", "2", "(25) ≤ 1.5 × CPython spawn", "no"));
    }

    @Test
    void docs_figuresBetweenTheMarks_areReplaced() {
        String document = "before\n<!-- figures -->\nold\n<!-- /figures -->\nafter\n";
        String updated = Docs.updated(document, "new\n");
        assertThat(updated).isEqualTo("before\n<!-- figures -->\nnew\n<!-- /figures -->\nafter\n");
        assertThat(Docs.updated(updated, "new\n")).isEqualTo(updated);
    }

    @Test
    void docs_withoutMarks_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Docs.updated("<!-- /figures -->\n<!-- figures -->", "new"));
        assertThatIllegalArgumentException().isThrownBy(() -> Docs.updated("nothing", "new"));
    }
}
