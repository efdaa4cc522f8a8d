package io.github.poollaunch.cli.report;

import io.github.poollaunch.cli.report.Report.Startup;

/** A report for people. */
final class TextReport {

    private final Report report;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    TextReport(Report report, boolean coloured) {
        this.report = report;
        this.style = Style.of(coloured);
    }

    String render() {
        ReportOptions options = report.options();
        title(count(options.processes(), "process", "es") + " on " + count(report.cpus(), "CPU", "s") + ", Java "
                + report.java() + (options.javaHome() == null ? "" : "; the children's is " + options.javaHome()));
        line(options.items() + " random ints in 0.." + (ReportOptions.ITEMS_BELOW - 1) + ", seed " + options.seed()
                + (options.repeat() == 1
                        ? ""
                        : "; each figure is the median of " + options.repeat() + " (smallest to largest)"));
        startup(report.startup());
        section("The same map in a plain loop, on threads, on processes");
        text.append(new ExperimentsText(report, style).render());
        breakEven(report.breakEven());
        return text.toString();
    }

    private void startup(Startup startup) {
        int children = startup.children().size();
        section("The start of a process pool: the first of this JVM"
                + (report.options().repeat() == 1 ? "" : ", and later ones"));
        text.append(new Table(style)
                .text("from the start of its creation")
                .figure("ms")
                .row("the pool is created", Figures.millis(startup.create()))
                .row("the first child is ready", Figures.millis(startup.firstReady()))
                .row("the first result of a map is back", Figures.millis(startup.firstResult()))
                .row("all " + children + " children are ready", Figures.millis(startup.allReady()))
                .render());
        note("The map took " + oneLine(startup.map()) + " ms, called at once;");
        note("closing the pool took " + oneLine(startup.close()) + " ms.");
        section(count(children, "child process", "es") + " really ran on " + count(report.cpus(), "CPU", "s")
                + (children > report.cpus() ? ", more than can run at a time" : ""));
        text.append(ChildrenText.of(startup.children(), style));
    }

    private void breakEven(BreakEven breakEven) {
        section("Break-even");
        Double item = breakEven.itemMs();
        if (item == null) {
            line(" Processes never win over the plain loop here, since only one can work at a time:");
            line(" " + count(report.options().processes(), "process", "es") + ", " + count(report.cpus(), "CPU", "s")
                    + ". What they still do is keep a crash away from the parent.");
            return;
        }
        Double warm = breakEven.warmItemMs();
        line(" Processes win over the plain loop once an item takes longer than "
                + style.title(Figures.millis(item) + " ms"));
        line(" in a pool that is made for this map"
                + (warm == null
                        ? "."
                        : ", or " + style.title(Figures.millis(warm) + " ms") + " in one that is running already."));
        note("In processes the square's map takes " + Figures.millis(breakEven.overheadMs())
                + " ms more than in the loop.");
        note("They save " + report.options().items() + " items x t x (1 - 1/" + breakEven.parallel()
                + "): that must be more.");
    }

    private static String oneLine(Spread spread) {
        return Figures.millis(spread).replace('\n', ' ');
    }

    private void title(String line) {
        line(style.title(line));
    }

    private void section(String title) {
        text.append('\n');
        title(title);
    }

    private void note(String note) {
        line(" " + style.note(note));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    static String count(int number, String word, String plural) {
        return number + " " + word + (number == 1 ? "" : plural);
    }
}
