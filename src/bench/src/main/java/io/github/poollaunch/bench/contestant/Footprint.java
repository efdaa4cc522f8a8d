package io.github.poollaunch.bench.contestant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What memory some processes have, on Linux: the median of each figure. */
public final class Footprint {

    private Footprint() {}

    /** Returns {@code rss_bytes} and {@code pss_bytes}; what processes share counts in part for each in the latter. */
    public static Figures of(List<Long> pids) throws IOException {
        List<Long> rss = new ArrayList<>();
        List<Long> pss = new ArrayList<>();
        for (long pid : pids) {
            Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
            if (!Files.exists(rollup)) {
                throw new UnsupportedOperationException("there is no " + rollup + " on this system");
            }
            List<String> lines = Files.readAllLines(rollup);
            rss.add(kilobytes(lines, "Rss:"));
            pss.add(kilobytes(lines, "Pss:"));
        }
        return new Figures().and("rss_bytes", 1024.0 * median(rss)).and("pss_bytes", 1024.0 * median(pss));
    }

    static long kilobytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .map(Long::valueOf)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in " + lines));
    }

    private static long median(List<Long> values) {
        values.sort(null);
        return values.get(values.size() / 2);
    }

    /** Returns what the heap holds after a collection. */
    public static long heapAfterGc() {
        // The first one finds what became unreachable through references that it clears, the second one takes it.
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
