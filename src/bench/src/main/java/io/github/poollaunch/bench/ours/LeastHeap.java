package io.github.poollaunch.bench.ours;

import io.github.poollaunch.bench.contestant.Figures;
import io.github.poollaunch.bench.contestant.Request;
import io.github.poollaunch.bench.measure.ContestantException;
import io.github.poollaunch.bench.measure.ContestantProcess;
import io.github.poollaunch.bench.measure.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The smallest heap with which a large string goes there and back: how many copies of it there are at once. */
final class LeastHeap {

    private static final int STEP_MB = 10;

    /** What a JVM needs for itself, and more. */
    private static final int LEAST_MB = 200;

    /** Of the string; more are not looked for. */
    private static final int MOST_COPIES = 8;

    private static final int MEGABYTE = 1 << 20;

    /** For the other side. */
    private static final int PLENTY_MB = 2000;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private LeastHeap() {}

    /** Tries heaps of one side by bisection, while the other has plenty. */
    static Figures run(Request request) {
        boolean parent = request.text("side").equals("parent");
        int length = request.number("length");
        String wire = request.text("wire", "json");
        int fails = length / MEGABYTE / STEP_MB; // The string itself has no room in that.
        int works = Math.max(LEAST_MB / STEP_MB, fails * MOST_COPIES);
        if (!works(parent, works * STEP_MB, length, wire)) {
            throw new IllegalStateException("not even with " + works * STEP_MB + " MB");
        }
        while (works - fails > 1) {
            int middle = (fails + works) / 2;
            if (works(parent, middle * STEP_MB, length, wire)) {
                works = middle;
            } else {
                fails = middle;
            }
        }
        double bytes = (double) works * STEP_MB * MEGABYTE;
        return new Figures().and("least_heap_bytes", bytes).and("copies", bytes / length);
    }

    private static boolean works(boolean parent, int heapMb, int length, String wire) {
        String asked = "big-string processes=1 length=" + length + " wire=" + wire;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-Xmx" + (parent ? heapMb : PLENTY_MB) + "m",
                "-cp",
                System.getProperty("java.class.path"),
                OursMain.class.getName());
        try (ContestantProcess process = ContestantProcess.start(command, Map.of(), LIMIT)) {
            Sample unused = process.ask(parent ? asked : asked + " heap=" + heapMb + "m");
            return true;
        } catch (ContestantException e) {
            return false; // Too little: that is what is looked for.
        }
    }
}
