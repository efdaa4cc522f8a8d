package io.github.poollaunch.cli.report;

import io.github.poollaunch.cli.report.Report.Child;
import io.github.poollaunch.cli.report.Report.ExperimentResult;
import io.github.poollaunch.cli.report.Report.Startup;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes a report as one JSON object. Each figure is a median, and has its smallest and largest measurement beside it:
 * {@code create_ms}, {@code create_ms_min}, {@code create_ms_max}. What was not measured is null.
 */
final class JsonReport {

    private final JsonGenerator out;

    private JsonReport(JsonGenerator out) {
        this.out = out;
    }

    static void write(Report report, OutputStream stream) {
        ObjectWriteContext pretty = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
        try (JsonGenerator out = new JsonFactory().createGenerator(pretty, stream)) {
            new JsonReport(out).report(report);
            out.writeRaw('\n');
        }
    }

    private void report(Report report) {
        out.writeStartObject();
        out.writeNumberProperty("cpus", report.cpus());
        out.writeNumberProperty("processes", report.options().processes());
        out.writeStringProperty("java", report.java());
        out.writeStringProperty("children_java_home", report.options().javaHome()); // null is written as null
        out.writeNumberProperty("items", report.options().items());
        out.writeNumberProperty("seed", report.options().seed());
        out.writeNumberProperty("repeat", report.options().repeat());
        startup(report.startup());
        out.writeArrayPropertyStart("experiments");
        report.experiments().forEach(this::experiment);
        out.writeEndArray();
        breakEven(report.breakEven());
        out.writeEndObject();
    }

    private void startup(Startup startup) {
        out.writeObjectPropertyStart("startup");
        figure("create_ms", startup.create());
        figure("first_ready_ms", startup.firstReady());
        figure("first_result_ms", startup.firstResult());
        figure("all_ready_ms", startup.allReady());
        figure("map_ms", startup.map());
        figure("close_ms", startup.close());
        out.writeArrayPropertyStart("children");
        for (Child child : startup.children()) {
            out.writeStartObject();
            out.writeNumberProperty("pid", child.pid());
            number("launch_to_ready_ms", child.launchToReadyMs());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void experiment(ExperimentResult result) {
        out.writeStartObject();
        out.writeStringProperty("name", result.experiment().label());
        figure("sequential_ms", result.sequential());
        figure("threads_ms", result.threads());
        figure("processes_ms", result.processes());
        figure("threads_map_ms", result.threadsMap());
        figure("processes_map_ms", result.processesMap());
        number("speedup_threads", result.speedupOfThreads());
        number("speedup_processes", result.speedupOfProcesses());
        out.writeBooleanProperty("results_equal", result.resultsEqual());
        out.writeEndObject();
    }

    private void breakEven(BreakEven breakEven) {
        number("break_even_item_ms", breakEven.itemMs());
        number("break_even_item_warm_ms", breakEven.warmItemMs());
        number("overhead_ms", breakEven.overheadMs());
        number("overhead_warm_ms", breakEven.warmOverheadMs());
    }

    private void figure(String name, @Nullable Spread spread) {
        number(name, spread == null ? null : spread.median());
        number(name + "_min", spread == null ? null : spread.min());
        number(name + "_max", spread == null ? null : spread.max());
    }

    /** Six digits: more would promise what no clock keeps. */
    private void number(String name, @Nullable Double value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeNumberProperty(
                    name, BigDecimal.valueOf(value).round(new MathContext(6)).doubleValue());
        }
    }
}
