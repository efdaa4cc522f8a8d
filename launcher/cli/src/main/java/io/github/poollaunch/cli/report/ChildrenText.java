package io.github.poollaunch.cli.report;

import io.github.poollaunch.cli.report.Report.Child;
import java.util.List;

/** How long each child took from its launch to its hello: each for itself if they are few, else how they are spread. */
final class ChildrenText {

    private static final int FEW = 16;
    private static final int BUCKETS = 8;
    private static final int BAR_WIDTH = 40;

    private ChildrenText() {}

    static String of(List<Child> children, Style style) {
        return children.size() <= FEW ? each(children, style) : histogram(children, style);
    }

    private static String each(List<Child> children, Style style) {
        Table table = new Table(style)
                .figure("child")
                .figure("pid")
                .figure("ready after ms")
                .text("");
        double longest =
                children.stream().mapToDouble(Child::launchToReadyMs).max().orElse(0);
        int number = 0;
        for (Child child : children) {
            number++;
            table.row(
                    String.valueOf(number),
                    String.valueOf(child.pid()),
                    Figures.millis(child.launchToReadyMs()),
                    bar(child.launchToReadyMs(), longest));
        }
        return table.render();
    }

    private static String histogram(List<Child> children, Style style) {
        double[] sorted =
                children.stream().mapToDouble(Child::launchToReadyMs).sorted().toArray();
        double least = sorted[0];
        double width = (sorted[sorted.length - 1] - least) / BUCKETS;
        int[] counts = new int[BUCKETS];
        int most = 0;
        for (double value : sorted) {
            int bucket = width == 0 ? 0 : (int) Math.min(BUCKETS - 1, (value - least) / width);
            most = Math.max(most, ++counts[bucket]);
        }
        Table table =
                new Table(style).figure("ready after ms").figure("children").text("");
        for (int i = 0; i < BUCKETS; i++) {
            table.row(
                    Figures.millis(least + i * width) + " to " + Figures.millis(least + (i + 1) * width),
                    String.valueOf(counts[i]),
                    bar(counts[i], most));
        }
        return table.render()
                + " the fastest " + Figures.millis(least) + " ms, half within "
                + Figures.millis(sorted[sorted.length / 2]) + ", nine of ten within "
                + Figures.millis(sorted[(int) (sorted.length * 0.9)]) + ",\n the slowest "
                + Figures.millis(sorted[sorted.length - 1]) + "\n";
    }

    private static String bar(double value, double longest) {
        return "#".repeat(longest == 0 ? 0 : (int) Math.round(BAR_WIDTH * value / longest));
    }
}
