package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Goal;
import java.util.List;

/** A run as text, for a terminal or for src/docs/performance.md. */
public final class TextReport {
    private TextReport() {}

    /** One goal's tables and notes. */
    public static String goal(BenchReport report, List<WorkloadResult> results) {
        Goal goal = results.get(0).goal();
        StringBuilder out = new StringBuilder();
        out.append(goal.id())
                .append(" (")
                .append(goal.name())
                .append("): ")
                .append(goal.title())
                .append("\n\n");
        out.append(Listing.of(results).text()).append('\n');
        out.append(GoalTable.of(results).text());
        report.notes(results).forEach(note -> out.append(" note: ").append(note).append('\n'));
        return out.toString();
    }

    /** All of it as Markdown. */
    public static String markdown(BenchReport report) {
        StringBuilder out = new StringBuilder(machine(report.machine(), report.quick())).append('\n');
        report.missing().forEach(line -> out.append("Missing: ").append(line).append(".\n"));
        report.byGoal().forEach((goal, results) -> {
            out.append("\n### ")
                    .append(goal.id())
                    .append(" ")
                    .append(goal.title())
                    .append("\n\n");
            out.append(GoalTable.of(results).markdown());
            out.append("\n<details><summary>all contestants, with smallest and largest</summary>\n\n");
            out.append(Listing.of(results).markdown());
            out.append("\n</details>\n");
            report.notes(results)
                    .forEach(note -> out.append("\nNot measured: ").append(note).append('\n'));
        });
        return out.toString();
    }

    /** Where it was measured, in a sentence or two. */
    public static String machine(Machine machine, boolean quick) {
        return "Measured " + machine.date() + (machine.commit() == null ? "" : " at commit " + machine.commit())
                + " on " + machine.cpus() + " CPUs" + (machine.cpu() == null ? "" : " (" + machine.cpu() + ")") + ", "
                + (machine.memoryBytes() >> 30) + " GiB, " + machine.os() + ", Java "
                + String.join("; ", machine.javas().values()) + "; " + machine.tools()
                + (machine.load1() == null ? "" : "; load before the run " + machine.load1())
                + (quick ? ". A quick run: small workloads, few rounds." : ".");
    }
}
