package io.github.poollaunch.it.leaks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * The levels in the course of a run, which must not rise. The last quarter is held against the second, when everything has
 * happened that happens only once: what grows with the work, grows in the half between them.
 */
final class Levels {

    /**
     * What a run may differ in from itself: caches that soft references hold, and above all one batch of a million items and
     * their results, which a thread's frame may still know when the level is taken. It came and went by some 30 MB, without
     * rising. What leaks with the work rises by more between these quarters: 5,000 pools, 5 million items.
     */
    static final long HEAP_NOISE_KIB = 48 * 1024;

    private record Row(double done, Level level) {}

    private final List<Row> rows = new ArrayList<>();

    /**
     * Adds a level.
     *
     * @param done how much of the run was done, from 0 to 1
     */
    void add(double done, Level level) {
        rows.add(new Row(done, level));
    }

    /** What has grown; nothing if all is well. */
    List<String> grown() {
        List<String> grown = new ArrayList<>();
        // A count is exact, and its peak tells; of the heap, the lowest value has the least of what was about to go.
        check("descriptors", LongStream::max, Level::descriptors, 0, grown);
        check("threads", LongStream::max, Level::threads, 0, grown);
        check("temporary files", LongStream::max, Level::files, 0, grown);
        check("children", LongStream::max, Level::children, 0, grown);
        check("heap (KiB)", LongStream::min, Level::heapKib, HEAP_NOISE_KIB, grown);
        return grown;
    }

    private void check(
            String name,
            java.util.function.Function<LongStream, java.util.OptionalLong> tells,
            ToLongFunction<Level> figure,
            long noise,
            List<String> grown) {
        long second = tells.apply(quarter(0.25, 0.5, figure)).orElseThrow();
        long last = tells.apply(quarter(0.75, 1, figure)).orElseThrow();
        if (last > second + noise) {
            grown.add(name + " grew from " + second + " in the second quarter to " + last + " in the last one");
        }
    }

    private LongStream quarter(double after, double until, ToLongFunction<Level> figure) {
        return rows.stream()
                .filter(each -> each.done() > after && each.done() <= until)
                .map(Row::level)
                .mapToLong(figure);
    }
}
