package io.github.poollaunch.dispatch;

import io.github.poollaunch.packed.PackedIntegers;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The results of a call, in its items' order; null or nought as long as one is missing. Those who have it read it only. Not
 * thread-safe until it is complete. Integers become objects when they are asked for ({@link PackedIntegers}).
 *
 * <p>In segments: G1 has no place in its young generation for an array of a million, and what such an array referred to
 * outlives it by many collections. A map of a million ints again and again took twice as long.
 */
final class ResultList extends AbstractList<@Nullable Object> implements RandomAccess, Serializable {

    private static final long serialVersionUID = 1;

    private static final @Nullable Object[] NONE = {};

    private static final int SHIFT = 14;
    private static final int SEGMENT = 1 << SHIFT;

    /** Each an {@code Object[]}, or an {@code int[]} as long as all that has come for it were Integers. */
    private final transient Object[] segments;

    private final transient int size;

    ResultList(int size) {
        this.size = size;
        this.segments = new Object[(size + SEGMENT - 1) >>> SHIFT];
    }

    private int length(int segment) {
        return Math.min(SEGMENT, size - (segment << SHIFT));
    }

    /** Puts some in, at the place of the first of them. */
    void put(int place, List<? extends @Nullable Object> values) {
        if (values.size() == 1) {
            putOne(place, values.get(0));
            return;
        }
        PackedIntegers packed = values instanceof PackedIntegers integers && integers.isPacked() ? integers : null;
        @Nullable Object[] flat = packed != null ? NONE : values.toArray();
        int count = packed != null ? packed.size() : flat.length;
        int done = 0;
        while (done < count) {
            int number = (place + done) >>> SHIFT;
            int within = (place + done) & (SEGMENT - 1);
            int some = Math.min(length(number) - within, count - done);
            int[] ints = packed == null ? null : ints(number);
            if (packed == null) {
                System.arraycopy(flat, done, objects(number), within, some);
            } else if (ints == null || !packed.copyTo(done, ints, within, some)) {
                @Nullable Object[] segment = objects(number);
                for (int i = 0; i < some; i++) {
                    segment[within + i] = packed.get(done + i);
                }
            }
            done += some;
        }
    }

    private void putOne(int place, @Nullable Object value) {
        int[] ints = value instanceof Integer ? ints(place >>> SHIFT) : null;
        if (ints != null && value instanceof Integer number) {
            ints[place & (SEGMENT - 1)] = number;
        } else {
            objects(place >>> SHIFT)[place & (SEGMENT - 1)] = value;
        }
    }

    /** The segment as numbers; null if there are other objects in it. */
    private int @Nullable [] ints(int number) {
        if (segments[number] == null) {
            segments[number] = new int[length(number)];
        }
        return segments[number] instanceof int[] ints ? ints : null;
    }

    /** The segment as objects, from now on: those that are missing are noughts then, until they come. */
    private @Nullable Object[] objects(int number) {
        Object segment = segments[number];
        if (segment instanceof Object[] objects) {
            return objects;
        }
        @Nullable Object[] objects = new @Nullable Object[length(number)];
        if (segment instanceof int[] ints) {
            for (int i = 0; i < ints.length; i++) {
                objects[i] = ints[i];
            }
        }
        segments[number] = objects;
        return objects;
    }

    @Override
    public @Nullable Object get(int index) {
        Objects.checkIndex(index, size);
        Object segment = segments[index >>> SHIFT];
        int within = index & (SEGMENT - 1);
        if (segment instanceof int[] ints) {
            return ints[within];
        }
        return segment == null ? null : ((@Nullable Object[]) segment)[within];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Object[] toArray() {
        @Nullable Object[] all = new @Nullable Object[size];
        for (int number = 0; number < segments.length; number++) {
            int place = number << SHIFT;
            if (segments[number] instanceof int[] ints) {
                for (int i = 0; i < ints.length; i++) {
                    all[place + i] = ints[i];
                }
            } else if (segments[number] instanceof Object[] objects) {
                System.arraycopy(objects, 0, all, place, objects.length);
            }
        }
        return all;
    }

    /** Serialised, it is one of the JDK's. */
    private Object writeReplace() {
        return Collections.unmodifiableList(new ArrayList<>(this));
    }
}
