package io.github.poollaunch.cli.map;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells an item's place by its index. It keeps only the points where lines and indexes get out of step (another file, a
 * line that is no item), and of these only as many as are still needed, so that it stays small on an endless input.
 *
 * <p>Thread-safe: the input's thread adds, the results' thread asks.
 */
final class Places {

    /** For results without order, where an old item may still fail: the oldest points are given up beyond this. */
    static final int MAX_POINTS = 100_000;

    /** By the index of the first item behind the point. */
    private final TreeMap<Long, Place> points = new TreeMap<>();

    private long items;
    private @Nullable Place last;

    /** Adds the next item. */
    synchronized void add(String file, long line) {
        Place before = last;
        last = new Place(file, line);
        if (before == null || before.line() + 1 != line || !before.file().equals(file)) {
            points.put(items, last);
            if (points.size() > MAX_POINTS) {
                points.pollFirstEntry();
            }
        }
        items++;
    }

    /** Returns an item's place; null if that was forgotten. */
    synchronized @Nullable Place of(long index) {
        Map.Entry<Long, Place> point = points.floorEntry(index);
        if (point == null || index >= items) {
            return null;
        }
        Place start = point.getValue();
        return new Place(start.file(), start.line() + (index - point.getKey()));
    }

    /** Nobody will ask for items before this one any more. */
    synchronized void forgetBefore(long index) {
        Long needed = points.floorKey(index);
        if (needed != null && !points.firstKey().equals(needed)) {
            points.headMap(needed).clear();
        }
    }
}
