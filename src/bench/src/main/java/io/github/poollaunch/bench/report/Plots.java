package io.github.poollaunch.bench.report;

import io.github.poollaunch.bench.goal.Plotted;
import io.github.poollaunch.bench.measure.Measured;
import io.github.poollaunch.bench.measure.Sample;
import io.github.poollaunch.bench.measure.Spread;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The cost of an item and of a worker by their number, as SVG: {@code items.svg}, {@code workers.svg}. */
public final class Plots {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 450;
    private static final double MICRO = 1e3;
    private static final double MILLI = 1e6;

    /** Letters are drawn as paths, with more digits than a picture shows. */
    private static final Pattern DIGITS = Pattern.compile("(\\.\\d\\d)\\d+");

    private Plots() {}

    /** Writes those of which something was measured. */
    public static void write(BenchReport report, Path folder) throws IOException {
        for (WorkloadResult result : report.results()) {
            if (result.workload().title().equals(Plotted.ITEMS)) {
                write(result, folder.resolve("items.svg"), "items", "µs an item", MICRO);
            } else if (result.workload().title().equals(Plotted.WORKERS)) {
                write(result, folder.resolve("workers.svg"), "workers", "ms a worker", MILLI);
            }
        }
    }

    private static void write(WorkloadResult result, Path file, String what, String cost, double nanos)
            throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(result.workload().title())
                .xAxisTitle(what)
                .yAxisTitle(cost)
                .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        series(result, nanos)
                .forEach((label, points) -> chart.addSeries(
                                label,
                                points.stream().map(Point::count).toList(),
                                points.stream().map(Point::cost).toList())
                        .setMarker(SeriesMarkers.CIRCLE));
        if (chart.getSeriesMap().isEmpty()) {
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
        Files.writeString(file, DIGITS.matcher(Files.readString(file)).replaceAll("$1"));
    }

    /** Of one contestant: a number of items, and the median of their cost. */
    record Point(double count, double cost) {}

    static Map<String, List<Point>> series(WorkloadResult result, double nanos) {
        Map<String, List<Point>> series = new LinkedHashMap<>();
        for (Measured measured : result.measured()) {
            Spread spread = measured.spread(Sample.ITEM_NS);
            if (spread != null) {
                series.computeIfAbsent(measured.entrant().label(), unused -> new ArrayList<>())
                        .add(new Point(Double.parseDouble(measured.entrant().variant()), spread.median() / nanos));
            }
        }
        return series;
    }
}
