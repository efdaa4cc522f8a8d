package io.github.poollaunch.dispatch;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The results of a call, in its items' order; null as long as one is missing. Those who have it read it only. Not
 * thread-safe until it is complete.
 *
 * <p>In segments: G1 has no place in its young generation for an array of a million, and what such an array referred to
 * outlives it by many collections. A map of a million ints again and again took twice as long.
 */
final class ResultList extends AbstractList<@Nullable Object> implements RandomAccess, Serializable {

    private static final long serialVersionUID = 1;

    private static final int SHIFT = 14;
    private static final int SEGMENT = 1 << SHIFT;

    private final transient @Nullable Object[][] segments;
    private final transient int size;

    ResultList(int size) {
        this.size = size;
        this.segments = new @Nullable Object[(size + SEGMENT - 1) >>> SHIFT][];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new @Nullable Object[Math.min(SEGMENT, size - (i << SHIFT))];
        }
    }

    /** Puts some in, at the place of the first of them. */
    void put(int place, List<? extends @Nullable Object> values) {
        @Nullable Object[] flat = values.toArray();
        int done = 0;
        while (done < flat.length) {
            @Nullable Object[] segment = segments[(place + done) >>> SHIFT];
            int within = (place + done) & (SEGMENT - 1);
            int some = Math.min(segment.length - within, flat.length - done);
            System.arraycopy(flat, done, segment, within, some);
            done += some;
        }
    }

    @Override
    public @Nullable Object get(int index) {
        Objects.checkIndex(index, size);
        return segments[index >>> SHIFT][index & (SEGMENT - 1)];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Object[] toArray() {
        @Nullable Object[] all = new @Nullable Object[size];
        int place = 0;
        for (@Nullable Object[] segment : segments) {
            System.arraycopy(segment, 0, all, place, segment.length);
            place += segment.length;
        }
        return all;
    }

    /** Serialised, it is one of the JDK's. */
    private Object writeReplace() {
        return Collections.unmodifiableList(new ArrayList<>(this));
    }
}
